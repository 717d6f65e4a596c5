import { performance } from 'node:perf_hooks'
import type { Annotator } from '@core/annotation/model'
import { describe, expect, it } from 'vitest'
import { documentOf, hana, sami } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { addContent, fileOf, markOf, useTestMerge } from './analystFiles'

const test = useTestStore()
const merge = useTestMerge(test)
/** How many of them are decided here. */
const decided = 50

/** A text of as many sentences, each with a source of its own; Sami marks a word less of each. */
function filesWithConflicts(count: number) {
  const names = Array.from({ length: count }, (_, i) => `المتحدث الرسميّ رقم ${1000 + i}`)
  const text = names.map((name) => `قال ${name} إن الأسعار ارتفعت في الأسواق هذا الأسبوع.`).join('\n')
  const file = (annotator: Annotator, words: (name: string) => string) =>
    fileOf(
      annotator,
      names.map((name, i) => {
        const mark = markOf(annotator, i, text, words(name), 'source')
        return { ...mark, start: text.indexOf(name), end: text.indexOf(name) + words(name).length }
      }),
      [],
      { documents: [documentOf(text, { status: 'done' })] },
    )
  return [file(hana, (name) => name), file(sami, (name) => name.slice(0, -4).trimEnd())]
}

/** Times depend on the machine and on a database in memory: they are printed, to be looked at, and not asserted. */
describe('the speed of deciding', () => {
  it('of a document with 500 conflicts', { timeout: 60_000 }, async () => {
    for (const file of filesWithConflicts(500)) await addContent(merge.job, file)
    const queue = await merge.job.queue()
    expect(queue).toHaveLength(500)
    const times: number[] = []
    for (const { documentId, key, annotatorIds } of queue.slice(0, decided)) {
      const item = await merge.job.item(documentId, key)
      const version = item?.settled.item.versions[0]
      if (version === undefined || !('span' in version) || version.span === null) throw new Error('it is about a span')
      const started = performance.now()
      const choice = { action: 'take', span: version.span } as const
      await merge.job.decide({ documentId, key, choice, by: 'choice', from: annotatorIds.slice(0, 1), comment: '' })
      times.push(performance.now() - started)
    }
    expect(await merge.job.overview()).toMatchObject({ progress: { open: 500 - decided, decided } })
    times.sort((a, b) => a - b)
    const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1)
    process.stdout.write(
      `deciding one of 500 conflicts: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms\n`,
    )
  })
})
