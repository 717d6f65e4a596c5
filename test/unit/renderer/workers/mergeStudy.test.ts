import { passagesPerPage } from '@renderer/workers/mergeContract'
import { expect, it } from 'vitest'
import { documentOf, hana, sami } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { addContent, fileOf, markOf, useTestMerge } from './analystFiles'

const merge = useTestMerge(useTestStore())

/** A text of as many sentences, each with a number to be marked. */
const text = (sentences: number) => Array.from({ length: sentences }, (_, i) => `قال المصدر إنّ العدد ${1000 + i} هذا اليوم.`).join('\n') // prettier-ignore

/** A file of somebody who marked the number of the first sentences. */
function file(annotator: typeof hana, sentences: number, marked: number) {
  const whole = text(sentences)
  const marks = Array.from({ length: marked }, (_, i) => markOf(annotator, i + 1, whole, String(1000 + i), 'figure'))
  return fileOf(annotator, marks, [], { documents: [documentOf(whole, { status: 'done', title: 'أعداد' })] })
}

it('gives the passages behind a number a page at a time', async () => {
  await addContent(merge.job, file(hana, 100, 95))
  await addContent(merge.job, file(sami, 100, 90))
  const query = { a: hana.id, b: sami.id, label: 'figure', outcome: 'same' } as const
  const pages = [0, 1, 2, 3].map((page) => merge.job.passages(query, page))
  const found = await Promise.all(pages)
  expect(found.map(({ total, passages }) => [total, passages.length])).toEqual([
    [90, passagesPerPage],
    [90, passagesPerPage],
    [90, 90 - 2 * passagesPerPage],
    [90, 0],
  ])
  const sentences = found.flatMap(({ passages }) => passages.map(({ sentence }) => sentence.text))
  expect(sentences).toEqual(text(90).split('\n'))
  expect(await merge.job.passages({ ...query, outcome: 'onlyA' }, 0)).toMatchObject({
    total: 5,
    passages: { length: 5 },
  })
})

it('finds them anew once the files are others', async () => {
  await addContent(merge.job, file(hana, 10, 4))
  await addContent(merge.job, file(sami, 10, 2))
  const query = { a: hana.id, b: sami.id, label: 'figure', outcome: 'same' } as const
  expect((await merge.job.passages(query, 0)).total).toBe(2)
  await addContent(merge.job, file(sami, 10, 3))
  expect((await merge.job.passages(query, 0)).total).toBe(3)
})
