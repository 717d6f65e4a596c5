/** Undo and redo storms: whatever a person does in a document, going all the way back leads to the start, and forth to the end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeAnnotation } from '@core/annotation/edits'
import { emptyLayer } from '@core/annotation/layers'
import { relationEndsFit } from '@core/annotation/rules'
import { documentIdOf } from '@core/text/documentId'
import { DocumentSession } from '@renderer/state/documentSession'
import { toggleLink } from '@renderer/state/linking'
import { deleteFocused, moveBoundary, relabelFocused, tagSpan, toggleClitic, walk } from '@renderer/state/tagging'

const text = [
  'وأعلنت وكالة الأنباء أن «نحو 1500 جندي» وصلوا، وبالجيش عتاد.',
  '',
  'قال مسؤول مُطَّلِع 👨‍👩‍👧 إن الميناء أُغلق، وأضاف: The port is closed.',
].join('\n')

const labels = ['claim', 'source', 'figure'] as const
const place = fc.nat({ max: text.length })
const pick = fc.nat({ max: 1000 })

type Command =
  | { readonly do: 'tag'; readonly from: number; readonly to: number; readonly label: string; readonly exact: boolean }
  | { readonly do: 'relabel'; readonly label: string }
  | { readonly do: 'move'; readonly edge: 'start' | 'end'; readonly direction: 'out' | 'in'; readonly by: 'word' | 'grapheme' } // prettier-ignore
  | { readonly do: 'clitic' | 'delete' | 'undo' | 'redo' }
  | { readonly do: 'walk'; readonly direction: 'next' | 'previous'; readonly from: number }
  | { readonly do: 'link'; readonly a: number; readonly b: number }
  | { readonly do: 'note'; readonly note: string }

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tag' as const), from: place, to: place, label: fc.constantFrom(...labels), exact: fc.boolean() }) }, // prettier-ignore
  { weight: 2, arbitrary: fc.record({ do: fc.constant('relabel' as const), label: fc.constantFrom(...labels) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), edge: fc.constantFrom('start' as const, 'end' as const), direction: fc.constantFrom('out' as const, 'in' as const), by: fc.constantFrom('word' as const, 'grapheme' as const) }) }, // prettier-ignore
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('clitic' as const, 'delete' as const, 'undo' as const, 'redo' as const) }) }, // prettier-ignore
  { weight: 2, arbitrary: fc.record({ do: fc.constant('walk' as const), direction: fc.constantFrom('next' as const, 'previous' as const), from: place }) }, // prettier-ignore
  { weight: 5, arbitrary: fc.record({ do: fc.constant('link' as const), a: pick, b: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note' as const), note: fc.string({ maxLength: 5 }) }) },
)

function newSession(): DocumentSession {
  const layer = emptyLayer(documentIdOf(text), '00000000-0000-4000-9000-000000000001')
  return new DocumentSession({ text, layer, persist: () => Promise.resolve() })
}

function perform(session: DocumentSession, command: Command): void {
  const { annotations } = session.store.getState()
  const at = (n: number) => annotations[n % Math.max(1, annotations.length)]
  switch (command.do) {
    case 'tag': {
      const span = { start: Math.min(command.from, command.to), end: Math.max(command.from, command.to) }
      tagSpan(session, span, command.label, command.exact ? 'exact' : 'word')
      return
    }
    case 'relabel':
      relabelFocused(session, command.label)
      return
    case 'move':
      moveBoundary(session, command)
      return
    case 'clitic':
      toggleClitic(session)
      return
    case 'delete':
      deleteFocused(session)
      return
    case 'undo':
      session.undo()
      return
    case 'redo':
      session.redo()
      return
    case 'walk':
      walk(session, command.from, command.direction)
      return
    case 'link': {
      const [a, b] = [at(command.a), at(command.b)]
      if (a !== undefined && b !== undefined) toggleLink(session, a.id, b.id)
      return
    }
    case 'note': {
      const { focused } = session
      if (focused !== null) session.perform(changeAnnotation(session.layer, focused.id, { note: command.note }))
    }
  }
}

/** What a person sees of a session: live records without revisions and times. */
function seen(session: DocumentSession) {
  const live = <T extends { readonly deleted: boolean }>(records: Iterable<T>) => [...records].filter((r) => !r.deleted)
  return {
    annotations: live(session.layer.annotations.values())
      .map(({ id, label, start, end, quote, note, attributes }) => ({ id, label, start, end, quote, note, attributes }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    relations: live(session.layer.relations.values())
      .map(({ id, type, from, to }) => ({ id, type, from, to }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

function expectSound(session: DocumentSession): void {
  const { annotations, links } = session.store.getState()
  const live = [...session.layer.annotations.values()].filter((a) => !a.deleted)
  expect(annotations.map(({ id }) => id).toSorted()).toEqual(live.map(({ id }) => id).toSorted())
  for (const a of annotations) expect(a.quote).toBe(text.slice(a.start, a.end))
  for (const relation of session.layer.relations.values()) {
    if (relation.deleted) continue
    const [from, to] = [session.index.get(relation.from), session.index.get(relation.to)]
    expect(from !== undefined && to !== undefined && relationEndsFit(relation.type, from.label, to.label)).toBe(true)
    expect(links.of(relation.from)).toContain(relation)
    expect(links.of(relation.to)).toContain(relation)
  }
}

describe('a storm of 500 commands', () => {
  it('is undone to the start and redone to the end', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 500, maxLength: 500 }), (commands) => {
        const session = newSession()
        for (const one of commands) perform(session, one)
        expectSound(session)
        // What a storm had taken back last can be done again; the end is where nothing more can.
        while (session.redo());
        const end = seen(session)
        let steps = 0
        while (session.undo()) steps += 1
        expect(seen(session)).toEqual({ annotations: [], relations: [] })
        expectSound(session)
        while (session.redo()) steps -= 1
        expect(steps).toBe(0)
        expect(seen(session)).toEqual(end)
        expectSound(session)
      }),
      { numRuns: 20 },
    )
  })

  it('is undone step by step through every state on the way', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 60, maxLength: 60 }), (commands) => {
        const session = newSession()
        const states = [seen(session)]
        for (const one of commands) {
          if (one.do === 'undo' || one.do === 'redo' || one.do === 'move' || one.do === 'clitic') continue
          const before = session.history.done.length
          perform(session, one)
          if (session.history.done.length > before) states.push(seen(session))
        }
        for (let at = states.length - 1; at > 0; at--) {
          expect(seen(session)).toEqual(states[at])
          session.undo()
        }
        expect(seen(session)).toEqual(states[0])
      }),
      { numRuns: 30 },
    )
  })
})
