import { layerOf } from '@core/annotation/layers'
import type { DocumentRow } from '@renderer/store/rows'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { annotationOf, floodText, hana, marketText, scheme } from '../../core/exchange/sampleContent'
import { fileOf, useTestStore } from './testDatabase'

const test = useTestStore()
const flood = fileOf(floodText)
const market = fileOf(marketText)

/** Follows a project's documents; `last` answers the latest list. */
function follow(projectId: string) {
  const listener = vi.fn<(rows: readonly DocumentRow[]) => void>()
  const onError = vi.fn()
  const end = test.store.documents.watch(projectId, listener, onError)
  onTestFinished(end)
  const last = () => listener.mock.lastCall?.[0] ?? []
  return { listener, onError, end, last }
}

async function newProject(): Promise<string> {
  return (await test.store.projects.create({ name: 'السيول', scheme })).id
}

describe('watching documents', () => {
  it('follows additions, edits and removals', async () => {
    const { store } = test
    const projectId = await newProject()
    const { last, onError } = follow(projectId)
    await store.documents.addDecoded(projectId, [market])
    await store.documents.addDecoded(projectId, [flood])
    await vi.waitFor(() => {
      expect(last().map((d) => d.id)).toEqual([market.id, flood.id])
    })
    await store.layers.save(projectId, layerOf(flood.id, hana.id, [annotationOf(1, floodText, 'السيول', 'claim')]))
    await vi.waitFor(() => {
      expect(last()[1]).toMatchObject({ counts: { claim: 1 }, status: 'in-progress' })
    })
    await store.documents.removeUntouched(projectId, [market.id])
    await vi.waitFor(() => {
      expect(last()).toMatchObject([{ id: flood.id }])
    })
    await store.projects.remove(projectId)
    await vi.waitFor(() => {
      expect(last()).toEqual([])
    })
    expect(onError).not.toHaveBeenCalled()
  })

  it('reads only what changed and keeps the other rows as they are', async () => {
    const { store, db } = test
    const projectId = await newProject()
    await store.documents.addDecoded(projectId, [market, flood])
    const { last, listener } = follow(projectId)
    await vi.waitFor(() => {
      expect(last()).toHaveLength(2)
    })
    const before = last()
    let read = 0
    db.documents.hook('reading', (row) => {
      read++
      return row
    })
    await store.documents.rename(projectId, flood.id, 'عنوان')
    await vi.waitFor(() => {
      expect(last()[1]?.title).toBe('عنوان')
    })
    expect(last()[0]).toBe(before[0])
    expect(listener).toHaveBeenCalledTimes(2)
    // Once by the change itself, once by the list.
    expect(read).toBeLessThanOrEqual(2)
  })

  it('is not troubled by other projects, and ends', async () => {
    const { store } = test
    const [one, other] = [await newProject(), await newProject()]
    await store.documents.addDecoded(one, [flood])
    const { listener, end, last } = follow(one)
    await vi.waitFor(() => {
      expect(last()).toHaveLength(1)
    })
    await store.documents.addDecoded(other, [market])
    await store.documents.rename(one, flood.id, 'عنوان')
    await vi.waitFor(() => {
      expect(listener).toHaveBeenCalledTimes(2)
    })
    end()
    await store.documents.rename(one, flood.id, 'عنوان آخر')
    expect(await store.documents.list(one)).toMatchObject([{ title: 'عنوان آخر' }])
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('hands on what goes wrong', async () => {
    const projectId = await newProject()
    test.db.close()
    const { onError } = follow(projectId)
    await vi.waitFor(() => {
      expect(onError).toHaveBeenCalledOnce()
    })
  })
})
