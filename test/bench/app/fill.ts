/**
 * Fills the open project of a running app with documents and marks, by the app's own store: the rows are what an import and
 * an analyst would have left. Built into one script, which the benchmark runs in the app's page.
 */
import { layerOf } from '@core/annotation/layers'
import type { Annotation, Relation } from '@core/annotation/model'
import { contextOf } from '@core/text/context'
import { documentIdOf } from '@core/text/documentId'
import { titleOf } from '@core/text/title'
import { openDatabase } from '@renderer/store/database'
import { rowOfLayer } from '@renderer/store/layers'
import type { DocumentRow } from '@renderer/store/rows'
import { makeText, randomFrom } from '../page/corpus'

/** How many documents go into one transaction. */
const batch = 250

const labels = ['claim', 'source', 'figure']
const statuses = ['not-started', 'in-progress', 'done'] as const

/**
 * Adds so many documents of about 3 kB with so many marks each, by the active annotator. `linked` has every claim rest on the
 * source after it, and every figure have a value and state the claim before it.
 */
export async function fill(documents: number, marksEach: number, linked = false): Promise<void> {
  const db = await openDatabase()
  const projectId = await settingOf('activeProjectId')
  const annotatorId = await settingOf('activeAnnotatorId')
  async function settingOf(key: string): Promise<string> {
    const value = (await db.settings.get(key))?.value
    if (typeof value !== 'string') throw new Error(`The app has no ${key}.`)
    return value
  }
  const at = new Date().toISOString()
  const first = await db.documents.count()
  for (let from = 0; from < documents; from += batch) {
    const texts = Array.from({ length: Math.min(batch, documents - from) }, (_, i) => textOf(from + i))
    const layers = texts.map(({ id, text }) => {
      const marks = marksOn(text, id, annotatorId, marksEach, at)
      const annotations = linked ? marks.map(withValue) : marks
      return rowOfLayer(projectId, layerOf(id, annotatorId, annotations, linked ? linksOf(marks) : []))
    })
    const rows = texts.map(({ id, text }, i): DocumentRow => ({
      projectId,
      id,
      title: titleOf(text),
      fileName: `${from + i}.txt`,
      status: statuses[(from + i) % 3] ?? 'done',
      source: { encoding: 'utf-8', byteLength: text.length, newline: 'lf', bom: false },
      length: text.length,
      counts: layers[i]?.counts ?? {},
      order: first + from + i,
      createdAt: at,
      updatedAt: at,
    }))
    await db.transaction('rw', [db.documents, db.texts, db.layers], async () => {
      await db.texts.bulkPut(texts)
      await db.layers.bulkPut(layers)
      await db.documents.bulkPut(rows)
    })
  }
  db.close()
}

function textOf(number: number): { id: string; text: string } {
  const body = makeText(3000, number + 1)
  const text = `الخبر ${number}: ${body.slice(0, 40 + (number % 50))}\n${body}`
  return { id: documentIdOf(text), text }
}

function marksOn(text: string, documentId: string, annotatorId: string, count: number, at: string): Annotation[] {
  const random = randomFrom(count)
  const step = Math.floor(text.length / count)
  return Array.from({ length: count }, (_, i) => {
    const start = i * step
    const end = Math.min(text.length, start + 3 + Math.floor(random() * 20))
    return {
      id: crypto.randomUUID(),
      documentId,
      annotatorId,
      label: labels[i % 3] ?? 'claim',
      start,
      end,
      ...contextOf(text, start, end),
      attributes: {},
      note: '',
      origin: 'manual',
      createdAt: at,
      updatedAt: at,
      revision: 1,
      deleted: false,
    }
  })
}

const units = ['جندي', 'منزل', 'شخص', 'دولار']
const stances = ['asserts', 'denies', 'confirms', 'alleges']

function withValue(annotation: Annotation, i: number): Annotation {
  if (annotation.label === 'claim')
    return { ...annotation, attributes: { stance: stances[i % stances.length] ?? null } }
  if (annotation.label !== 'figure') return annotation
  const value = ((i * 7919) % 900) * 10 + 100
  return { ...annotation, attributes: { min: value, max: value, unit: units[i % units.length] ?? null } }
}

/** Marks come as claim, source, figure, and again. */
function linksOf(marks: readonly Annotation[]): Relation[] {
  return marks.flatMap((mark, i): Relation[] => {
    const { documentId, annotatorId, createdAt, updatedAt, revision, deleted } = mark
    const link = (type: Relation['type'], from: Annotation | undefined, to: Annotation | undefined): Relation[] =>
      from === undefined || to === undefined
        ? []
        : [{ id: crypto.randomUUID(), documentId, annotatorId, type, from: from.id, to: to.id, createdAt, updatedAt, revision, deleted }] // prettier-ignore
    if (mark.label === 'claim') return link('attributed_to', mark, marks[i + 1])
    return mark.label === 'figure' ? link('quantifies', mark, marks[i - 2]) : []
  })
}
