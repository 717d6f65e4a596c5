/**
 * Label Studio: `tasks.json`, one task for each document with one annotation for each annotator, and the labeling config that
 * its names refer to. Label Studio gives an imported annotation to the person who imports it unless `completed_by` is one of
 * its own users, and takes none that is not; so `completed_by` is left out, and the annotator stands in a member of our own,
 * which Label Studio passes over.
 *
 * An attribute that has a control in the config is a result of it, so that it is seen and can be changed there. Any other
 * (null, of no known choice, of a name that the scheme does not have) is kept in the region's `meta.attributes`, which Label
 * Studio keeps beside the note in `meta.text`.
 *
 * Source: HumanSignal/label-studio:docs/source/guide/export.md, label_studio/tasks/serializers.py,
 * web/libs/editor/src/regions/Result.js, web/libs/editor/src/utils/selection-tools.js.
 */
import type { Attributes, AttributeValue } from '../annotation/model'
import type { DatasetHead, DatasetItem, DatasetSpan } from '../datasets/item'
import {
  features,
  type Carried,
  type DatasetFormat,
  type DatasetWriter,
  type FilePart,
  type FileStart,
  type FormatDescription,
} from './format'
import { jsonStart } from './jsonStart'
import { canShow, controlsOf, labelingConfig, labelsTag, textTag, type Control } from './labelStudioConfig'
import { readLabelStudio } from './labelStudioReader'
import { coveredText } from './labelStudioResults'
import { LossCounter, withFeatures } from './losses'
import { sortedAttributes } from './members'
import { offsetWriter, type Offsets } from './offsets'

export const labelStudio: DatasetFormat = {
  describe: () => description,
  carry,
  write,
  read: readLabelStudio,
  recognises: (files) => files.some(isTasks),
}

const description: FormatDescription = {
  name: 'label-studio',
  layout: 'folder',
  extension: '',
  units: ['code_point'],
  tokens: false,
  textOptional: false,
  carries: features,
  imports: true,
}

function carry(item: DatasetItem): Carried {
  const losses = new LossCounter()
  const cut = withFeatures(item, description.carries, losses)
  return { item: cut, losses: losses.list() }
}

const tasksPath = 'tasks.json'

function write(head: DatasetHead): DatasetWriter {
  const controls = controlsOf(head.scheme)
  const seen = { labels: new Set<string>(), relations: new Set<string>() }
  let tasks = 0
  let annotations = 0
  /** The open task, to which items of the same document are added. */
  let task = ''
  const part = (data: string): FilePart => ({ path: tasksPath, data })
  const end = '\n],"predictions":[]}'
  return {
    *add(item) {
      for (const { label } of item.spans) seen.labels.add(label)
      for (const { type } of item.relations) seen.relations.add(type)
      const data = JSON.stringify(dataOf(item))
      const annotation = JSON.stringify(annotationOf(item, ++annotations, controls))
      if (data === task) {
        yield part(`,\n${annotation}`)
      } else {
        yield part(`${tasks++ === 0 ? '[' : `${end},`}\n{"id":${tasks},"data":${data},"annotations":[\n${annotation}`)
        task = data
      }
    },
    *end() {
      yield part(tasks === 0 ? '[]\n' : `${end}\n]\n`)
      yield { path: 'labeling_config.xml', data: labelingConfig(head.scheme, controls.values(), seen) }
    },
  }
}

/** What a task is about. The same for all items of a document. */
function dataOf({ document, split }: DatasetItem): object {
  return {
    text: document.text,
    doc_id: document.id,
    title: document.title,
    file_name: document.fileName,
    status: document.status,
    note: document.note,
    split,
  }
}

function annotationOf(item: DatasetItem, id: number, controls: ReadonlyMap<string, Control>): object {
  const { annotator, document, relations } = item
  const toUnit = offsetWriter(document.text, 'code_point')
  const ids = regionIds(item.spans)
  return {
    id,
    annotator: annotator && { id: annotator.id, name: annotator.name, role: annotator.role },
    was_cancelled: false,
    // Label Studio takes an annotation that does not say it for ground truth.
    ground_truth: annotator?.role === 'adjudication',
    result: [
      ...item.spans.flatMap((span) => {
        const covered = coveredText(document.text.slice(span.start, span.end))
        return resultsOf(span, { ids, place: toUnit(span), covered, controls })
      }),
      ...relations.map(({ type, from, to }) => ({
        type: 'relation',
        from_id: ids.get(from),
        to_id: ids.get(to),
        direction: 'right',
        labels: [type],
      })),
    ],
  }
}

/** Region ids by span ids: the same, or numbers if one of them holds what Label Studio allows in none. */
function regionIds(spans: readonly DatasetSpan[]): ReadonlyMap<string, string> {
  const fit = spans.every(({ id }) => /^[A-Za-z0-9_-]+$/.test(id))
  return new Map(spans.map(({ id }, index) => [id, fit ? id : `s${index + 1}`]))
}

interface Region {
  readonly ids: ReadonlyMap<string, string>
  readonly place: Offsets
  readonly covered: string
  readonly controls: ReadonlyMap<string, Control>
}

/** The results that make up a span: its label, and one for each attribute that has a control. */
function resultsOf(span: DatasetSpan, { ids, place, covered, controls }: Region): object[] {
  const shown: (readonly [Control, AttributeValue])[] = []
  const others: [string, AttributeValue][] = []
  for (const [name, value] of Object.entries(sortedAttributes(span.attributes))) {
    const control = controls.get(name)
    if (control !== undefined && canShow(control, span.label, value)) shown.push([control, value])
    else others.push([name, value])
  }
  const result = (name: string, type: string, value: object, meta?: object) => ({
    id: ids.get(span.id),
    from_name: name,
    to_name: textTag,
    type,
    value: { ...place, text: covered, ...value },
    origin: 'manual',
    meta,
  })
  return [
    result(labelsTag, 'labels', { labels: [span.label] }, metaOf(span.note, Object.fromEntries(others))),
    ...shown.map(([control, value]) => {
      if (control.type === 'number') return result(control.name, 'number', { number: value })
      if (control.type === 'text') return result(control.name, 'textarea', { text: [value] })
      return result(control.name, 'choices', { choices: [String(value)] })
    }),
  ]
}

function metaOf(note: string, attributes: Attributes): object | undefined {
  const hasOthers = Object.keys(attributes).length > 0
  if (note === '' && !hasOthers) return undefined
  return { ...(note === '' ? {} : { text: [note] }), ...(hasOthers ? { attributes } : {}) }
}

/** An array of tasks: a task has its texts under `data`, and annotations or predictions. */
function isTasks({ text }: FileStart): boolean {
  const start = jsonStart(text)
  if (start?.inArray !== true) return false
  const { members } = start
  const hasAnnotations = ['annotations', 'predictions', 'completions'].some((name) => members.has(name))
  return members.get('data') === '{' || (hasAnnotations && members.has('id'))
}
