import { choiceOfVersion } from '@core/adjudication/choices'
import { showConflict, useMerge } from '@renderer/state/merge'
import {
  currentLine,
  decide,
  filterQueue,
  followMergeQueue,
  inOrder,
  rulingAtHand,
  showLine,
  stepLine,
  travel,
  useMergeQueue,
  withItem,
} from '@renderer/state/mergeQueue'
import { noFilters } from '@renderer/state/mergeQueueList'
import { afterEach, describe, expect, it } from 'vitest'
import { comparedDocument, everyKind, people, settled, TestMerge } from '../features/merge/conflicts/adjudication'

let stop: () => void = () => undefined
let shown: TestMerge | null = null

async function opened(merge: TestMerge): Promise<TestMerge> {
  shown = merge
  await merge.open()
  stop = followMergeQueue()
  await settled()
  return merge
}

afterEach(() => {
  stop()
  shown?.close()
})

/** What the conflict at hand is about, and its words. */
const atHand = () => {
  const line = currentLine()
  return line === null ? null : [line.kinds.join('+'), line.quote]
}
const listed = () => useMergeQueue.getState().listed.map(({ kinds, status }) => [kinds.join('+'), status])
const take = (index: number) => {
  const item = useMergeQueue.getState().item?.settled.item
  if (item === undefined) throw new Error('No item is at hand.')
  const from = item.versions[index]?.annotatorIds ?? []
  return decide({ choice: choiceOfVersion(item, index), by: 'choice', from }, 'next')
}

/** Three claims of two people, with other ends. */
const claims = (number = 1) =>
  comparedDocument(number, 'سقط المطر ليلا. عاد الوفد سريعا. بدأ الحفل اليوم.', [
    { marks: ['سقط المطر ليلا', 'عاد الوفد سريعا', 'بدأ الحفل اليوم'].map((words) => ({ words, label: 'claim' })) },
    { marks: ['سقط المطر', 'عاد الوفد', 'بدأ الحفل'].map((words) => ({ words, label: 'claim' })) },
  ])

describe('the queue of conflicts', () => {
  it('begins with the first that is left, and lists what is left in reading order', async () => {
    await opened(new TestMerge([everyKind()]))
    expect(listed().map(([kinds]) => kinds)).toEqual(['attribute', 'boundary', 'figure', 'label', 'missing', 'link'])
    expect(atHand()).toEqual(['attribute', 'الوكالة'])
    expect(useMergeQueue.getState().item?.settled.item.type).toBe('attribute')
  })

  it('goes on at the key, without waiting for the disk, and keeps the line that was decided in sight', async () => {
    const merge = await opened(new TestMerge([claims()]))
    const release = merge.hold()
    const written = take(0)
    expect(atHand()).toEqual(['boundary', 'عاد الوفد سريعا'])
    expect(useMergeQueue.getState().item?.settled.item.key).toBe(currentLine()?.key)
    expect(useMergeQueue.getState().save).toBe('saving')
    expect(listed().map(([, status]) => status)).toEqual(['decided', 'open', 'open'])
    void take(1)
    expect(atHand()).toEqual(['boundary', 'بدأ الحفل اليوم'])
    release()
    expect(await written).toBeNull()
    await settled()
    expect(useMergeQueue.getState().save).toBe('saved')
    expect(merge.decided.map(({ choice }) => choice)).toEqual([
      { action: 'take', span: { label: 'claim', start: 0, end: 14 } },
      { action: 'take', span: { label: 'claim', start: 16, end: 25 } },
    ])
    expect(merge.decided.map(({ from }) => from)).toEqual([[people[0].id], [people[1].id]])
    expect(useMerge.getState().overview?.progress).toMatchObject({ open: 1, decided: 2 })
    expect(listed().map(([, status]) => status)).toEqual(['decided', 'decided', 'open'])
  })

  it('brings a conflict back whose decision could not be written; those after it stand', async () => {
    const merge = await opened(new TestMerge([claims()]))
    merge.failNext()
    const release = merge.hold()
    const first = take(0)
    const second = take(0)
    release()
    expect(await first).toMatchObject({ code: 'unknown' })
    expect(await second).toBeNull()
    await settled()
    expect(atHand()).toEqual(['boundary', 'سقط المطر ليلا'])
    expect(listed().map(([, status]) => status)).toEqual(['open', 'decided', 'open'])
    expect(rulingAtHand()).toBeNull()
    // Once more goes through, and on past what is decided.
    expect(await take(0)).toBeNull()
    expect(atHand()).toEqual(['boundary', 'بدأ الحفل اليوم'])
    expect(useMergeQueue.getState().save).toBe('saved')
  })

  it('takes a decision back and makes it again, showing its conflict', async () => {
    await opened(new TestMerge([claims()]))
    await take(0)
    await take(1)
    expect(await travel('undo')).toMatchObject({ line: { quote: 'عاد الوفد سريعا', status: 'open' } })
    expect(atHand()).toEqual(['boundary', 'عاد الوفد سريعا'])
    expect(await travel('redo')).toMatchObject({ line: { quote: 'عاد الوفد سريعا', status: 'decided' } })
    await travel('undo')
    expect(await travel('undo')).toMatchObject({ line: { quote: 'سقط المطر ليلا' } })
    expect(await travel('undo')).toBeNull()
    expect(useMerge.getState().overview?.progress.open).toBe(3)
    await settled()
    expect(rulingAtHand()?.choice ?? null).toBeNull()
  })

  it('passes over what a decision settled, but not if somebody went there on purpose', async () => {
    const figureSpan = comparedDocument(2, 'وصل 30 شخصا. سقط المطر ليلا.', [
      {
        marks: [
          { words: '30 شخصا', label: 'figure', attributes: { min: 30 } },
          { words: 'سقط المطر ليلا', label: 'claim' },
        ],
      },
      {
        marks: [
          { words: '30', label: 'figure', attributes: { min: 31 } },
          { words: 'سقط المطر', label: 'claim' },
        ],
      },
    ])
    const merge = await opened(new TestMerge([figureSpan]))
    expect(listed().map(([kinds]) => kinds)).toEqual(['boundary', 'figure', 'boundary'])
    const release = merge.hold()
    void decide({ choice: { action: 'drop' }, by: 'choice', from: [] }, 'next')
    expect(atHand()?.[0]).toBe('figure')
    release()
    await settled()
    expect(atHand()).toEqual(['boundary', 'سقط المطر ليلا'])
    expect(listed().map(([, status]) => status)).toEqual(['decided', 'moot', 'open'])
    stepLine(-1)
    await settled()
    expect(atHand()?.[0]).toBe('figure')
  })

  it('keeps a comment through decisions that come before it is written', async () => {
    const merge = await opened(new TestMerge([claims()]))
    const release = merge.hold()
    void decide({ choice: null, by: 'choice', from: [], comment: 'نسأل المحررة' }, 'stay')
    void take(1)
    release()
    await settled()
    expect(merge.decided.map(({ comment }) => comment)).toEqual(['نسأل المحررة', 'نسأل المحررة'])
    expect(useMergeQueue.getState().listed[0]).toMatchObject({ status: 'decided', hasComment: true })
  })

  it('says that nothing is left after the last one, and stays at what is looked at again', async () => {
    await opened(new TestMerge([claims()]))
    await take(0)
    await take(0)
    await take(0)
    expect(currentLine()).toBeNull()
    showLine(useMergeQueue.getState().listed[1] ?? null)
    await settled()
    await take(1)
    expect(atHand()).toEqual(['boundary', 'عاد الوفد سريعا'])
    // Undecided, it is the one that is left.
    await decide({ choice: null, by: 'choice', from: [] }, 'stay')
    expect(currentLine()?.status).toBe('open')
  })

  it('is narrowed by kind, label, annotator, title and status', async () => {
    await opened(new TestMerge([everyKind(), claims(2)]))
    filterQueue({ label: 'source' })
    expect(listed().map(([kinds]) => kinds)).toEqual(['attribute', 'label', 'link'])
    filterQueue({ kind: 'label' })
    expect(atHand()).toEqual(['label', 'المتحدث'])
    filterQueue({ ...noFilters, title: 'مستند 2' })
    expect(listed()).toHaveLength(3)
    filterQueue({ ...noFilters, annotatorId: people[2].id })
    expect(listed()).toHaveLength(6)
    await take(0)
    filterQueue({ ...noFilters, status: 'decided' })
    expect(listed()).toEqual([['attribute', 'decided']])
    filterQueue({ ...noFilters, status: 'all' })
    // Notes are for information and among them.
    expect(listed()).toContainEqual(['note', 'informational'])
  })

  it('shows a conflict that is asked for elsewhere, whatever the filters leave', async () => {
    await opened(new TestMerge([everyKind()]))
    const link = useMergeQueue.getState().listed.at(-1)
    filterQueue({ kind: 'label' })
    showConflict(link?.documentId ?? '', link?.key ?? '')
    await settled()
    expect(atHand()?.[0]).toBe('link')
    expect(useMergeQueue.getState().item?.settled.item.type).toBe('link')
  })

  it('does what keys ask for before an item is read as soon as it is, in their order', async () => {
    const merge = new TestMerge([claims()])
    const release = merge.holdItems()
    await opened(merge)
    const asked = [0, 1].map((version) => withItem(() => take(version) !== null))
    expect(asked).toEqual([true, true])
    expect(inOrder(() => stepLine(-1))).toBe(true)
    expect(useMergeQueue.getState().item).toBeNull()
    expect(merge.decided).toEqual([])
    release()
    await settled()
    expect(merge.decided.map(({ from }) => from)).toEqual([[people[0].id], [people[1].id]])
    expect(listed().map(([, status]) => status)).toEqual(['decided', 'decided', 'open'])
    expect(atHand()).toEqual(['boundary', 'عاد الوفد سريعا'])
  })

  it('forgets what keys asked for about an item that somebody left before it was read', async () => {
    const merge = new TestMerge([claims()])
    const release = merge.holdItems()
    await opened(merge)
    withItem(() => take(0) !== null)
    showLine(useMergeQueue.getState().listed[1] ?? null)
    release()
    await settled()
    expect(merge.decided).toEqual([])
    expect(withItem(() => take(0) !== null)).toBe(true)
    await settled()
    expect(merge.decided).toHaveLength(1)
  })
})
