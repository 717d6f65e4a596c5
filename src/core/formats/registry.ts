/** The formats that datasets can be exported in and imported from. A new one is a line here. */
import type { DatasetFormat } from './format'
import { brat } from './brat/brat'
import { conll } from './conll'
import { csv } from './csv'
import { doccano } from './doccano'
import { huggingFace } from './huggingFace'
import { jsonl } from './jsonl'
import { labelStudio } from './labelStudio'
import { refiQda } from './refiQda'
import { spacy } from './spacy'
import { uimaJson } from './uima/uimaJson'
import { uimaXmi } from './uima/uimaXmi'
import { w3c } from './w3c'
import { webannoTsv } from './webanno/webannoTsv'

export const datasetFormats: readonly DatasetFormat[] = [
  jsonl,
  doccano,
  labelStudio,
  brat,
  webannoTsv,
  uimaJson,
  uimaXmi,
  spacy,
  conll,
  huggingFace,
  w3c,
  refiQda,
  csv,
]

/** The format of that name, or undefined. */
export function datasetFormat(name: string): DatasetFormat | undefined {
  return datasetFormats.find((format) => format.describe().name === name)
}
