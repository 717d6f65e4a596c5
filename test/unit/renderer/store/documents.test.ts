import { layerOf } from '@core/annotation/layers'
import { describe, expect, it } from 'vitest'
import { annotationOf, hana, sami, scheme } from '../../core/exchange/sampleContent'
import { fileOf, useTestStore } from './testDatabase'

const test = useTestStore()
const files = ['خبر أول', 'خبر ثان', 'خبر ثالث'].map(fileOf)
const [first = '', second = '', third = ''] = files.map(({ id }) => id)

async function newProject(): Promise<string> {
  const { id } = await test.store.projects.create({ name: 'السيول', scheme })
  await test.store.documents.addDecoded(id, files)
  return id
}

const markOn = (documentId: string, annotator: typeof hana) => {
  const text = files.find(({ id }) => id === documentId)?.text ?? ''
  const mark = { ...annotationOf(1, text, 'خبر', 'claim'), documentId, annotatorId: annotator.id }
  return layerOf(documentId, annotator.id, [mark])
}

describe('the statuses of several documents', () => {
  it('change at once, and go back to what each was', async () => {
    const { documents } = test.store
    const project = await newProject()
    await documents.setStatus(project, second, 'in-progress')
    await documents.setStatus(project, third, 'done')
    const statuses = async () => (await documents.list(project)).map(({ status }) => status)

    const before = await documents.setStatuses(project, new Map([first, second, third].map((id) => [id, 'done'])))
    expect(await statuses()).toEqual(['done', 'done', 'done'])
    expect([...before]).toEqual([
      [first, 'not-started'],
      [second, 'in-progress'],
    ])
    await documents.setStatuses(project, before)
    expect(await statuses()).toEqual(['not-started', 'in-progress', 'done'])
  })

  it('leave alone what the project does not have, and rows that stay as they are', async () => {
    const { documents } = test.store
    const project = await newProject()
    const row = await documents.get(project, first)
    const statuses = new Map([[first, 'not-started'] as const, ['sha256:none', 'done'] as const])
    expect((await documents.setStatuses(project, statuses)).size).toBe(0)
    expect(await documents.get(project, first)).toEqual(row)
    expect(await documents.list(project)).toHaveLength(3)
  })
})

describe('removing documents', () => {
  it('takes everybody’s work on them along, and nothing of others', async () => {
    const { store, db } = test
    const project = await newProject()
    const other = await newProject()
    for (const id of [first, second]) {
      await store.layers.save(project, markOn(id, hana))
      await store.layers.save(project, markOn(id, sami))
      await store.places.set(project, id, { topOffset: 0, caret: 0, focusedAnnotationId: null })
    }
    await store.layers.save(other, markOn(first, hana))
    await db.table('dismissedSuggestions').bulkAdd([
      { projectId: project, documentId: first },
      { projectId: project, documentId: second },
    ])

    await store.documents.remove(project, [first, third])

    expect((await store.documents.list(project)).map(({ id }) => id)).toEqual([second])
    expect((await store.layers.listForDocument(project, first)).length).toBe(0)
    expect((await store.layers.listForDocument(project, second)).length).toBe(2)
    expect((await store.layers.listForDocument(other, first)).length).toBe(1)
    expect(await db.places.toArray()).toMatchObject([{ documentId: second }])
    expect(await db.table('dismissedSuggestions').toArray()).toMatchObject([{ documentId: second }])
    expect((await store.documents.list(other)).length).toBe(3)
    expect(await store.texts.get(first)).toBe('خبر أول')
  })

  it('removes a text with the last project that uses it', async () => {
    const { store } = test
    const project = await newProject()
    await store.documents.remove(project, [first])
    expect(await store.texts.get(first)).toBeUndefined()
    expect(await store.texts.get(second)).toBe('خبر ثان')
  })
})
