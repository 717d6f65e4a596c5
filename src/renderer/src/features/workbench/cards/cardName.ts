import type { TFunction } from 'i18next'
import type { LinkIndex } from '@core/annotation/links'
import type { Annotation } from '@core/annotation/model'
import type { Scheme } from '@core/annotation/scheme'
import type { Language } from '@shared/ipc'
import { isWaiting } from '@renderer/state/cards'
import { attributeOf, attributeTitle, valueTitle } from '@renderer/i18n/attributeTitles'
import { labelTitle } from '@renderer/state/scheme'
import { shortQuote } from './shortQuote'

/** Attributes that have a value, as "title: value", in the order of the scheme; those that it does not know come last. */
function attributeWords(t: TFunction, scheme: Scheme, annotation: Annotation, language: Language): string[] {
  return attributeNames(scheme, annotation).flatMap((name) => {
    const value = annotation.attributes[name]
    if (value === undefined || value === null) return []
    const attribute = attributeOf(scheme, annotation.label, name)
    const title = attributeTitle(t, attribute, language)
    return [t('cards.attribute', { title, value: valueTitle(t, attribute, value, language) })]
  })
}

/** The names of the attributes that an annotation may have by the scheme, and of those that it has besides. */
export function attributeNames(scheme: Scheme, { label, attributes }: Annotation): readonly string[] {
  const known = scheme.labels.find((l) => l.name === label)?.attributes.map(({ name }) => name) ?? []
  return [...new Set([...known, ...Object.keys(attributes)])]
}

/** What a screen reader says of a card: label, quote, links, attributes, note. */
export function cardName(
  t: TFunction,
  annotation: Annotation,
  links: LinkIndex,
  scheme: Scheme,
  language: Language,
): string {
  const { id, label, quote, note } = annotation
  const sources = links.sourcesOf(id).length
  const figures = links.figuresOf(id).length
  const dependents = links.dependentsOf(id).length
  return [
    t('cards.chipSpoken', { label: labelTitle(t, label), quote: shortQuote(quote) }),
    ...(isWaiting(annotation, links, 'without-source') ? [t('cards.withoutSource')] : []),
    ...(isWaiting(annotation, links, 'unlinked') ? [t('cards.unlinked')] : []),
    ...(sources > 0 ? [t('counts.source', { count: sources })] : []),
    ...(figures > 0 ? [t('counts.figure', { count: figures })] : []),
    ...(dependents > 0 ? [t('counts.relations', { count: dependents })] : []),
    ...attributeWords(t, scheme, annotation, language),
    ...(note.trim() === '' ? [] : [t('cards.noteSpoken', { note })]),
  ].join(t('cards.separator'))
}
