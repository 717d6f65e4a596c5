/** Corrections in the words of the interface. */
import type { Correction } from '@core/adjudication/correction'
import type { LabelledSpan } from '@core/adjudication/conflict'
import type { Attributes } from '@core/annotation/model'
import { attributeOf, attributeTitle, describeFigure, valueTitle } from '@renderer/i18n/attributeTitles'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'

/** What a correction says, in a line. */
export function correctionTitle(t: TFunction, correction: Correction, language: Language): string {
  const title = (label: string) => labelTitle(t, label)
  switch (correction.kind) {
    case 'add':
      return t('corrections.kind.add', { label: title(correction.after.label) })
    case 'remove':
      return t('corrections.kind.remove', { label: title(correction.before.label) })
    case 'move':
      return t('corrections.kind.move', { label: title(correction.after.label) })
    case 'relabel':
      return t('corrections.kind.relabel', {
        before: title(correction.before.label),
        after: title(correction.after.label),
      })
    case 'attribute': {
      const label = correction.span.label
      const names = Object.keys(correction.after).map((name) => nameOf(t, label, name, language))
      return t('corrections.kind.attribute', { label: title(label), names: names.join(t('cards.separator')) })
    }
    case 'figure':
      return t('corrections.kind.figure', { label: title(correction.span.label) })
    case 'link':
    case 'unlink': {
      const ends = { from: title(correction.from.label), to: title(correction.to.label) }
      return t(`corrections.kind.${correction.kind}`, ends)
    }
  }
}

/** What there was and what there is to be, each in a few words; the words of the spans are drawn beside them. */
export function correctionSides(
  t: TFunction,
  correction: Correction,
  language: Language,
  /** The document's. */
  text: string,
): { readonly before: string; readonly after: string } {
  const nothing = t('corrections.side.nothing')
  switch (correction.kind) {
    case 'add':
      return { before: nothing, after: stateWords(t, correction.after, language) }
    case 'remove':
      return { before: stateWords(t, correction.before, language), after: nothing }
    case 'move': {
      const { before, after } = correction
      const label = labelTitle(t, before.label)
      return { before: label, after: [label, ...edgeWords(t, text, before, after)].join(t('cards.separator')) }
    }
    case 'relabel':
      return { before: labelTitle(t, correction.before.label), after: stateWords(t, correction.after, language) }
    case 'attribute':
    case 'figure': {
      const { span, before, after } = correction
      return { before: valueWords(t, span.label, before, language), after: valueWords(t, span.label, after, language) }
    }
    case 'link':
      return { before: t('corrections.side.unlinked'), after: t('corrections.side.linked') }
    case 'unlink':
      return { before: t('corrections.side.linked'), after: t('corrections.side.unlinked') }
  }
}

/** What one span has beyond another, and lacks of it, at either end. Offsets are UTF-16 code units of the text. */
function edgeWords(t: TFunction, text: string, before: LabelledSpan, after: LabelledSpan): string[] {
  const edges = [
    { gained: before.start - after.start, from: Math.min(before.start, after.start) },
    { gained: after.end - before.end, from: Math.min(before.end, after.end) },
  ]
  return edges.flatMap(({ gained, from }) => {
    const words = shortened(text.slice(from, from + Math.abs(gained)).trim())
    if (words === '') return []
    return [t(gained > 0 ? 'corrections.side.with' : 'corrections.side.without', { words })]
  })
}

/** More words than this are named by the first of them. */
const longestNamed = 60

function shortened(words: string): string {
  return words.length <= longestNamed ? words : `${words.slice(0, words.lastIndexOf(' ', longestNamed))}…`
}

/** Who or what settled it. `nameOfPerson` gives a person's name; null for somebody who is not known here. */
export function groundsWords(
  t: TFunction,
  correction: Correction,
  nameOfPerson: (id: string) => string | null,
): string {
  const { by, policy, adjudicatorId } = correction
  if (by === 'decision') {
    const name = adjudicatorId === null ? null : nameOfPerson(adjudicatorId)
    return name === null ? t('corrections.why.decision') : t('corrections.why.decisionBy', { name })
  }
  const vote = /^vote:(\d+)$/.exec(policy ?? '')?.[1]
  if (vote !== undefined) return t('corrections.why.vote', { count: Number(vote) })
  return t(policy === 'single' ? 'corrections.why.single' : 'corrections.why.all')
}

function nameOf(t: TFunction, label: string, name: string, language: Language): string {
  return attributeTitle(t, attributeOf(useScheme.getState().scheme, label, name), language)
}

/** A label, with the attributes that come with it. */
function stateWords(
  t: TFunction,
  { label, attributes }: { readonly label: string; readonly attributes: Attributes },
  language: Language,
): string {
  const values = valueWords(t, label, attributes, language)
  return values === ''
    ? labelTitle(t, label)
    : t('corrections.side.withValues', { label: labelTitle(t, label), values })
}

/** Attributes with their values; for those of a figure the value in short. Empty for no attributes. */
function valueWords(t: TFunction, label: string, attributes: Attributes, language: Language): string {
  const { scheme } = useScheme.getState()
  const figure = label === 'figure' ? describeFigure(t, attributes, language) : ''
  const inFigure = (name: string) => figure !== '' && ['min', 'max', 'unit'].includes(name)
  const others = Object.entries(attributes).filter(([name]) => !inFigure(name))
  const words = others.map(([name, value]) => {
    const attribute = attributeOf(scheme, label, name)
    return t('cards.attribute', {
      title: attributeTitle(t, attribute, language),
      value: value === null ? t('cards.unsetSpoken') : valueTitle(t, attribute, value, language),
    })
  })
  return [...(figure === '' ? [] : [figure]), ...words].join(t('cards.separator'))
}
