/**
 * REFI-QDA projects (`.qdpx`), which ATLAS.ti, MAXQDA, NVivo and QualCoder exchange: a zip with `project.qde` (XML) and the
 * texts. Source: openqda/refi-tools: docs/standard/REFI-QDA-1-5.pdf, docs/schemas/project/v1.0/Project.xsd.
 *
 * Labels are codes. An attribute whose values the scheme lists is a child code, `claim/stance:asserts`, so that every tool
 * shows and counts it; other attributes stand in the description of the selection, as JSON. Notes are Notes, relations are
 * Links, annotators are Users. What concerns a document as a whole is in variables of its source. Offsets are code points,
 * newlines LF, without a byte order mark: where tools read these three differently, they now read the same.
 */
import { features, type DatasetFormat, type FileStart } from './format'
import { notUtf8, withoutCharacters } from './characters'
import { LossCounter, withFeatures } from './losses'
import { readRefiQda } from './refiQdaReader'
import { RefiQdaWriter } from './refiQdaWriter'
import type { DatasetItem } from '../datasets/item'
import { notXml } from './xml'
import { isZip } from './zip'

export const refiQda: DatasetFormat = {
  describe: () => ({
    name: 'refi-qda',
    layout: 'file',
    extension: '.qdpx',
    units: ['code_point'],
    tokens: false,
    textOptional: false,
    carries: features,
    imports: true,
  }),
  carry(item) {
    const losses = new LossCounter()
    const carried = writableCharacters(withFeatures(item, features, losses), losses)
    return { item: carried, losses: losses.list() }
  },
  write: (head) => new RefiQdaWriter(head),
  read: readRefiQda,
  recognises: (files) => files.length > 0 && files.every(isProject),
}

/** The text is a file by itself, and may hold what XML cannot. */
function writableCharacters(item: DatasetItem, losses: LossCounter): DatasetItem {
  const { text, note, ...document } = item.document
  // An empty note is none.
  const inXml = { ...item, document: { ...document, text: '', ...(note === undefined || note === '' ? {} : { note }) } }
  const written = withoutCharacters(inXml, notXml, losses)
  return withoutCharacters({ ...written, document: { ...written.document, text } }, notUtf8, losses)
}

function isProject({ bytes, text }: FileStart): boolean {
  return isZip(bytes) && /\.qde|sources\//i.test(text)
}
