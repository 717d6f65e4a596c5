/**
 * The attributes of one annotation while they are edited. What is valid is saved at once; bounds that contradict each other and
 * numbers that cannot be read yet are kept beside it, also while the bar is closed, until they are settled.
 */
import { useLayoutEffect, useRef, useState } from 'react'
import { checkFigure, type FigureProblem, withFigureAttribute } from '@core/annotation/figureRules'
import type { Annotation, Attributes, AttributeValue } from '@core/annotation/model'
import type { SchemeAttribute } from '@core/annotation/scheme'
import { readNumber } from '@core/figures/numbers'
import { setAttributes } from '@renderer/state/attributes'
import type { DocumentSession } from '@renderer/state/documentSession'
import { beforeSettling } from '@renderer/state/sessions'
import { isFigure } from './figureAttributes'

interface Draft {
  /** The saved attributes that it started from: when others take their place, it is void. */
  readonly base: Attributes
  /** Attributes that may not be saved yet; null when they are the saved ones. */
  readonly pending: Attributes | null
  /** What stands in fields, as typed, by the name of the attribute. */
  readonly typed: Readonly<Record<string, string>>
}

/** Drafts that were left unsettled, by session and annotation. */
const unsettled = new WeakMap<DocumentSession, Map<string, Draft>>()

function keep(session: DocumentSession, id: string, draft: Draft | null): void {
  const drafts = unsettled.get(session) ?? new Map<string, Draft>()
  if (draft === null) drafts.delete(id)
  else drafts.set(id, draft)
  unsettled.set(session, drafts)
}

export interface AttributeDraft {
  /** As they are shown: saved, or waiting to be valid. */
  readonly values: Attributes
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FigureProblem[]
  /** Names of the fields whose text is not read as a number. */
  readonly unreadable: readonly string[]
  /** Sets one attribute, as far as the others allow it. Answers the problems that keep it from being saved. */
  readonly set: (name: string, value: AttributeValue) => readonly FigureProblem[]
  /** Takes several at once. */
  readonly setAll: (attributes: Attributes) => readonly FigureProblem[]
  /** Notes what is typed into a field, without saving it yet. */
  readonly type: (name: string, text: string) => void
  /** Saves what was typed into fields, as far as it can be read. Answers the problems that are left. */
  readonly commit: () => readonly FigureProblem[]
}

/** Edits the attributes of an annotation by the scheme's. What is typed is saved when the component goes, or the window. */
export function useAttributeDraft(
  session: DocumentSession,
  annotation: Annotation,
  scheme: readonly SchemeAttribute[],
): AttributeDraft {
  const { id, attributes: saved } = annotation
  const figure = isFigure(scheme)
  const [draft, setDraft] = useState<Draft>(() => {
    const left = unsettled.get(session)?.get(id)
    return left?.base === saved ? left : { base: saved, pending: null, typed: {} }
  })
  const current = draft.base === saved ? draft : { base: saved, pending: null, typed: draft.typed }
  // Two changes may come before the next drawing, and the last one when the component is already going.
  const latest = useRef(current)
  useLayoutEffect(() => {
    latest.current = current
  })

  const values = current.pending ?? saved
  const problems = figure ? checkFigure(values) : []
  const unreadable = scheme
    .filter(({ name, type }) => type === 'number' && readTyped(current.typed[name], type) === undefined)
    .map(({ name }) => name)

  const put = (next: Attributes, typed: Draft['typed']): readonly FigureProblem[] => {
    const found = figure ? checkFigure(next) : []
    if (found.length === 0) setAttributes(session, id, next)
    const base = session.index.get(id)?.attributes ?? saved
    latest.current = { base, pending: found.length === 0 ? null : next, typed }
    setDraft(latest.current)
    return found
  }
  const valuesNow = () => latest.current.pending ?? session.index.get(id)?.attributes ?? saved
  const change = (attributes: Attributes, name: string, value: AttributeValue) =>
    figure ? withFigureAttribute(attributes, name, value) : { ...attributes, [name]: value }

  const set = (name: string, value: AttributeValue) =>
    put(change(valuesNow(), name, value), without(latest.current.typed, name))
  const setAll = (attributes: Attributes) => put({ ...valuesNow(), ...attributes }, {})
  const type = (name: string, text: string) => {
    latest.current = { ...latest.current, typed: { ...latest.current.typed, [name]: text } }
    setDraft(latest.current)
  }
  const commit = () => {
    let next = valuesNow()
    let { typed } = latest.current
    for (const { name, type: kind } of scheme) {
      const value = readTyped(typed[name], kind)
      if (typed[name] === undefined || value === undefined) continue
      next = change(next, name, value)
      typed = without(typed, name)
    }
    if (typed === latest.current.typed) return figure ? checkFigure(next) : []
    return put(next, typed)
  }

  const atEnd = useRef(commit)
  useLayoutEffect(() => {
    atEnd.current = commit
  })
  useLayoutEffect(() => {
    // Before the effects that let the session go, so that the change is in the history it keeps.
    const finish = () => {
      atEnd.current()
      const { pending, typed } = latest.current
      keep(session, id, pending === null && Object.keys(typed).length === 0 ? null : latest.current)
    }
    const stop = beforeSettling(() => {
      finish()
      return Promise.resolve()
    })
    return () => {
      stop()
      finish()
    }
  }, [session, id])

  return { values, typed: current.typed, problems, unreadable, set, setAll, type, commit }
}

/** What a field's text stands for: null for nothing, undefined while it cannot be read. */
function readTyped(text: string | undefined, type: SchemeAttribute['type']): AttributeValue | undefined {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return null
  return type === 'number' ? readNumber(trimmed)?.value : trimmed
}

function without(typed: Draft['typed'], name: string): Draft['typed'] {
  return Object.fromEntries(Object.entries(typed).filter(([other]) => other !== name))
}
