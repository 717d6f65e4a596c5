/** Reviews as files: what the core makes of rows, in pieces that may be sent. */
import type { LedgerRow } from '@core/ledger/ledger'
import { reviewReport } from '@core/ledger/report'
import type { ReportDocument } from '@core/ledger/reportText'
import { reviewCsv } from '@core/ledger/reviewCsv'
import { reviewWorkbook } from '@core/ledger/workbook'
import type { SanadDatabase } from '@renderer/store/database'
import type { ReviewExport } from './ledgerContract'
import { layerKey } from './ledgerRead'
import type { LedgerSession } from './ledgerSession'
import { reviewWords } from './ledgerVocabulary'
import { inPieces } from './pieces'

/** Bytes that one message may carry; main takes no more than twice as many. */
const mostBytes = 8 * 1024 * 1024

/** A review of these rows, made as its pieces are asked for. Rejects if the project is not there. */
export async function exportPieces(
  db: SanadDatabase,
  session: LedgerSession,
  rows: readonly LedgerRow[],
  { format, language, report }: ReviewExport,
): Promise<Iterable<string | Uint8Array>> {
  const project = await db.projects.get(session.place.projectId)
  if (project === undefined) throw new Error(`There is no project ${session.place.projectId}.`)
  const { id, name } = project
  const options = { language, words: reviewWords(language, project.scheme), project: { id, name } }
  switch (format) {
    case 'xlsx':
      return bytesInPieces(await reviewWorkbook(rows, options))
    case 'csv':
      return inPieces(reviewCsv(rows, options))
    case 'html':
    case 'pdf': {
      const documents = await reportDocuments(db, session, rows)
      return inPieces(reviewReport({ ...options, rows, documents, charts: report.charts, fonts: report.fonts }))
    }
  }
}

/** The documents of rows as each annotator marked them, in the order of the rows. */
async function reportDocuments(
  db: SanadDatabase,
  session: LedgerSession,
  rows: readonly LedgerRow[],
): Promise<readonly ReportDocument[]> {
  const firsts = [...new Map(rows.map((row) => [layerKey(row), row])).values()]
  const layers = await session.readLayers(firsts)
  const texts = await db.texts.bulkGet(firsts.map(({ documentId }) => documentId))
  return firsts.flatMap((row, i): ReportDocument[] => {
    const layer = layers.get(layerKey(row))
    const text = texts[i]?.text
    if (layer === undefined || text === undefined) return []
    const { documentId: id, documentTitle: title, annotatorName } = row
    return [{ id, title, text, annotatorName, annotations: layer.annotations }]
  })
}

function* bytesInPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += mostBytes) yield bytes.slice(at, at + mostBytes)
}
