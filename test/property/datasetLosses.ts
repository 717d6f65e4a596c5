/** Comparing an item with what a format carries of it: every difference must be among the losses, and every loss be one. */
import type { DatasetItem, DatasetSpan } from '@core/datasets/item'
import type { Loss, LossKind } from '@core/formats/format'

/** What does not add up, in words; nothing if all differences are counted. */
export function differenceOf(item: DatasetItem, cut: DatasetItem | null, losses: readonly Loss[]): string[] {
  const counted = (...kinds: LossKind[]) =>
    losses.filter(({ what }) => kinds.includes(what)).reduce((sum, { count }) => sum + count, 0)
  if (cut === null) return counted('documents') === 1 ? [] : ['nothing is carried, and the document is not counted']
  const wrong: string[] = []
  const expectCount = (found: number, what: string, ...kinds: LossKind[]) => {
    if (found !== counted(...kinds)) wrong.push(`${what}: ${found} differ, ${counted(...kinds)} are counted`)
  }
  const kept = new Map(cut.spans.map((span) => [span.id, span]))
  const pairs = item.spans.flatMap((span): (readonly [DatasetSpan, DatasetSpan])[] => {
    const left = kept.get(span.id)
    return left === undefined ? [] : [[span, left]]
  })
  if (pairs.length !== cut.spans.length) wrong.push('spans have other ids')
  const changed = counted('characters') > 0
  expectCount(item.spans.length - pairs.length, 'spans', 'nested-spans', 'crossing-spans', 'spans-inside-words', 'unwritable-spans') // prettier-ignore
  expectCount(pairs.filter(([a, b]) => a.start !== b.start || a.end !== b.end).length, 'places', 'widened-spans')
  expectCount(item.relations.length - cut.relations.length, 'relations', 'relations')
  if (!changed && pairs.some(([a, b]) => a.label !== b.label)) wrong.push('labels differ')
  const lostAttributes = pairs.reduce((sum, [a, b]) => sum + attributesLost(a, b), 0)
  if (!changed || lostAttributes > counted('attributes')) expectCount(lostAttributes, 'attributes', 'attributes')
  expectCount(pairs.filter(([a, b]) => a.note !== '' && b.note === '').length, 'notes', 'notes')
  if (!changed && pairs.some(([a, b]) => a.note !== b.note && b.note !== '')) wrong.push('notes differ')
  return [...wrong, ...aboutDocument(item, cut, counted)]
}

function attributesLost(a: DatasetSpan, b: DatasetSpan): number {
  return Object.entries(a.attributes).filter(([name, value]) => !Object.is(b.attributes[name], value)).length
}

function aboutDocument(item: DatasetItem, cut: DatasetItem, counted: (...kinds: LossKind[]) => number): string[] {
  const [a, b] = [item.document, cut.document]
  const changed = counted('characters') > 0
  const differs = (what: string, isDifferent: boolean, kind: LossKind) =>
    isDifferent === counted(kind) > 0 || (isDifferent && changed) ? [] : [`${what}: ${String(isDifferent)}`]
  return [
    ...differs('titles', a.title !== b.title || a.fileName !== b.fileName, 'titles'),
    ...differs('statuses', a.status !== b.status, 'statuses'),
    ...differs('document notes', a.note !== b.note, 'document-notes'),
    ...differs('annotators', annotatorOf(item) !== annotatorOf(cut), 'annotators'),
    ...differs('splits', item.split !== cut.split, 'splits'),
    ...(a.text === b.text || changed ? [] : ['texts differ']),
  ]
}

function annotatorOf({ annotator }: DatasetItem): string {
  return annotator === null ? '' : `${annotator.name} ${annotator.role ?? ''}`
}
