/** Exchange files that are wrong in one way each, and what must come of them: refused as a whole, or all but some records taken. */
import type { ProblemReason } from '@core/exchange/problems'
import { documentIdOf } from '@core/text/documentId'
import {
  annotationOf,
  documentOf,
  floodText,
  generator,
  hana,
  relationOf,
  sami,
  scheme,
  time,
  uuid,
} from './sampleContent'

type Members = Record<string, unknown>

/** A file that is refused: the code of the error, and words of what the command line says. */
interface RefusedFile {
  readonly name: string
  readonly json: string
  readonly refused: string
  readonly said: string
}

/** A file of which all is taken but what fails: a path and the reason, for each record that does. */
interface FailingFile {
  readonly name: string
  readonly json: string
  readonly problems: readonly (readonly [path: string, reason: ProblemReason])[]
  /** How many annotations and relations are taken. */
  readonly taken: { readonly annotations: number; readonly relations: number }
}

const source = annotationOf(201, floodText, 'وزارة الريّ', 'source', { annotatorId: sami.id })
const claim = annotationOf(202, floodText, 'السيول أغرقت 1500 منزل', 'claim', { annotatorId: sami.id })
const link = relationOf(211, 'attributed_to', claim, source)
const document = documentOf(floodText, { status: 'done' })

/** Sami's file: one text, a claim, a source, a link between them. */
const sound: Members = {
  ...{ format: 'sanad-exchange', version: 1, generator, exportedAt: time },
  ...{ project: { id: uuid(800), name: 'سيول' }, scheme },
  ...{ annotators: [sami], documents: [document], annotations: [source, claim], relations: [link], decisions: [] },
}

export const soundFile = JSON.stringify(sound)

const changed = (change: Members) => JSON.stringify({ ...sound, ...change })
const alone = { annotations: 1, relations: 0 }
const all = { annotations: 2, relations: 1 }

/** An array in an array in an array, 10,000 deep, as JSON. */
export const deepJson = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
/** The file with `"DEEP"` as that. */
const deepened = (change: Members) => changed(change).replace('"DEEP"', deepJson)

export const refusedFiles: readonly RefusedFile[] = [
  { name: 'nothing', json: '', refused: 'not-json', said: 'not valid JSON' },
  { name: 'a truncated file', json: soundFile.slice(0, -40), refused: 'not-json', said: 'not valid JSON' },
  { name: 'a file cut within a record', json: soundFile.slice(0, soundFile.indexOf('"relations"') - 200), refused: 'not-json', said: 'not valid JSON' }, // prettier-ignore
  { name: 'a file with a piece missing', json: soundFile.replace('"quote":"', ''), refused: 'not-json', said: 'not valid JSON' }, // prettier-ignore
  { name: 'a newer version', json: changed({ version: 7 }), refused: 'newer-version', said: 'version 7' },
  { name: 'another format', json: changed({ format: 'webanno' }), refused: 'not-exchange', said: 'not a Sanad exchange file' }, // prettier-ignore
  { name: 'no list of annotations', json: changed({ annotations: undefined }), refused: 'bad-envelope', said: 'annotations' }, // prettier-ignore
  { name: 'nothing but 10,000 arrays', json: deepJson, refused: 'not-exchange', said: 'not a Sanad exchange file' },
]

export const failingFiles: readonly FailingFile[] = [
  {
    name: 'a text whose hash is another',
    json: changed({ documents: [{ ...document, text: `${floodText} ` }] }),
    problems: [
      ['documents[0].id', 'hash-differs'],
      ['annotations[0].documentId', 'document-missing'],
      ['annotations[1].documentId', 'document-missing'],
      ['relations[0].documentId', 'document-missing'],
    ],
    taken: { annotations: 0, relations: 0 },
  },
  {
    name: 'a document that is not in the file',
    json: changed({ annotations: [source, { ...claim, documentId: documentIdOf('غائب') }], relations: [] }),
    problems: [['annotations[1].documentId', 'document-missing']],
    taken: alone,
  },
  {
    name: 'ids that are none',
    json: changed({ annotations: [source, { ...claim, id: '17' }], relations: [{ ...link, from: '17' }] }),
    problems: [
      ['annotations[1].id', 'schema'],
      ['relations[0].from', 'schema'],
    ],
    taken: alone,
  },
  {
    name: 'a link to a mark of somebody else',
    json: changed({
      annotators: [hana, sami],
      annotations: [{ ...source, annotatorId: hana.id }, claim],
    }),
    problems: [['relations[0].to', 'end-elsewhere']],
    taken: { annotations: 2, relations: 0 },
  },
  {
    name: 'a relation whose end is missing',
    json: changed({ annotations: [source] }),
    problems: [['relations[0].from', 'end-missing']],
    taken: alone,
  },
  {
    name: 'an annotator in no list',
    json: changed({ annotations: [source, { ...claim, annotatorId: uuid(77) }], relations: [] }),
    problems: [['annotations[1].annotatorId', 'annotator-missing']],
    taken: alone,
  },
  {
    name: 'the same annotation twice',
    json: changed({ annotations: [source, claim, { ...claim, note: 'ثانية' }] }),
    problems: [['annotations[2].id', 'duplicate-id']],
    taken: all,
  },
  {
    name: 'the same document and annotator twice',
    json: changed({ annotators: [sami, { ...sami, name: 'آخر' }], documents: [document, { ...document, title: 'آخر' }] }), // prettier-ignore
    problems: [
      ['annotators[1].id', 'duplicate-id'],
      ['documents[1].id', 'duplicate-id'],
    ],
    taken: all,
  },
  {
    name: 'an attribute 10,000 arrays deep',
    json: deepened({ annotations: [source, { ...claim, attributes: { stance: 'DEEP' } }], relations: [] }),
    problems: [['annotations[1].attributes.stance', 'schema']],
    taken: alone,
  },
  {
    name: 'a record that is 10,000 arrays',
    json: deepened({ annotations: [source, 'DEEP'], relations: [] }),
    problems: [['annotations[1]', 'schema']],
    taken: alone,
  },
  {
    name: '__proto__ in place of the members of a record',
    json: changed({ annotations: [source, 'PROTO'], relations: [] }).replace('"PROTO"', `{"__proto__":${JSON.stringify(claim)}}`), // prettier-ignore
    problems: [['annotations[1].id', 'schema']],
    taken: alone,
  },
]

/** Files in which members named `__proto__` or `constructor` stand where unknown members may: taken whole. */
export const protoFile = soundFile
  .replace('"note":""', '"note":"","__proto__":{"deleted":true},"constructor":{"x":1}')
  .replace('"project":{', '"__proto__":{"version":9,"polluted":true},"project":{"__proto__":{"name":"آخر"},')

/** A file with an unknown member that is 10,000 arrays deep. */
export const deepFile = deepened({ audit: 'DEEP' })
