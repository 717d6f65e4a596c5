/** Characters that a format cannot write, replaced one for one, so that no offset moves. */
import type { DatasetItem, DatasetSpan } from '../datasets/item'
import type { LossCounter } from './losses'

/** Half a surrogate pair: it has no UTF-8. */
export const notUtf8 = /\p{Surrogate}/gu

const replacement = '\ufffd'

/**
 * An item in which U+FFFD stands for every match of `forbidden`, a global expression that matches one UTF-16 code unit at a
 * time; each is counted as `characters`. Ids are left as they are.
 */
export function withoutCharacters(item: DatasetItem, forbidden: RegExp, losses: LossCounter): DatasetItem {
  const clean = (text: string): string => {
    // Most texts have none: then nothing is copied.
    if (text.search(forbidden) < 0) return text
    return text.replace(forbidden, () => {
      losses.add('characters')
      return replacement
    })
  }
  const { document, annotator } = item
  return {
    ...item,
    document: {
      ...document,
      title: clean(document.title),
      fileName: clean(document.fileName),
      text: clean(document.text),
      ...(document.note === undefined ? {} : { note: clean(document.note) }),
    },
    annotator: annotator && { ...annotator, name: clean(annotator.name) },
    spans: item.spans.map((span) => cleanSpan(span, clean)),
    relations: item.relations.map((relation) => ({ ...relation, type: clean(relation.type) })),
  }
}

function cleanSpan(span: DatasetSpan, clean: (text: string) => string): DatasetSpan {
  const attributes = Object.entries(span.attributes).map(
    ([name, value]) => [clean(name), typeof value === 'string' ? clean(value) : value] as const,
  )
  return { ...span, label: clean(span.label), note: clean(span.note), attributes: Object.fromEntries(attributes) }
}
