import type { Correction } from '@core/adjudication/correction'
import { changeAnnotation, moveBoundaries } from '@core/annotation/edits'
import { layerOf } from '@core/annotation/layers'
import { err, ok } from '@core/result'
import {
  compareCorrections,
  countByDocument,
  nextLeft,
  placeOf,
  reviewState,
  takeOver,
} from '@renderer/state/corrections'
import { DocumentSession } from '@renderer/state/documentSession'
import type { CorrectionRow } from '@renderer/store/rows'
import { beforeEach, describe, expect, test } from 'vitest'
import { annotationOf, floodText, hana, uuid } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { claim, corrections, figure, hanasLayer, source, spanOf } from './corrections'

const db = useTestStore()
const projectId = uuid(900)

describe('a correction', () => {
  let session: DocumentSession
  beforeEach(() => {
    session = new DocumentSession({ text: floodText, layer: hanasLayer(), persist: () => Promise.resolve() })
  })

  /** Receives it and answers its row as it is stored. */
  async function received(correction: Correction): Promise<CorrectionRow> {
    await db.store.corrections.put(projectId, [correction])
    return stored(correction.id)
  }
  async function stored(id: string): Promise<CorrectionRow> {
    const row = (await db.store.corrections.list(projectId)).find((r) => r.id === id)
    if (row === undefined) throw new Error(`There is no correction ${id}.`)
    return row
  }
  const stateOf = async (id: string) => reviewState(await stored(id), session.layer)
  const accept = async (correction: Correction) => {
    const { id } = await received(correction)
    const done = takeOver(session, correction)
    if (done.ok) await db.store.corrections.setState(projectId, id, 'accepted')
    return done
  }
  const keep = (id: string) => db.store.corrections.setState(projectId, id, 'rejected')

  test('accepted does exactly its edit, as one step, and focuses the mark', async () => {
    expect(await accept(corrections.longer)).toEqual(ok(null))
    const moved = session.layer.annotations.get(claim.id)
    expect(moved).toMatchObject({
      quote: 'السيول أغرقت 1500 منزل 🌊 في الوادي',
      attributes: { stance: 'asserts' },
      revision: 2,
    })
    expect(session.layer.annotations.get(source.id)).toBe(hanasLayer().annotations.get(source.id))
    expect(session.links.between(claim.id, source.id)).toBeDefined()
    expect(session.history.done).toHaveLength(1)
    expect(session.focused?.id).toBe(claim.id)
    expect(await stateOf(corrections.longer.id)).toBe('accepted')
  })

  test('is open again once it is undone, and accepted once that is done again', async () => {
    await accept(corrections.longer)
    session.undo()
    expect(session.layer.annotations.get(claim.id)?.quote).toBe(claim.quote)
    expect(await stateOf(corrections.longer.id)).toBe('open')
    session.redo()
    expect(await stateOf(corrections.longer.id)).toBe('accepted')
  })

  test('that adds a mark focuses it, and says where it is from', async () => {
    await accept(corrections.speaker)
    expect(session.focused).toMatchObject({
      quote: 'المتحدث',
      origin: 'adjudication',
      attributes: { type: 'official' },
    })
    session.undo()
    expect(await stateOf(corrections.speaker.id)).toBe('open')
  })

  test('stays accepted when the mark is worked on afterwards', async () => {
    await accept(corrections.longer)
    session.perform(moveBoundaries(session.layer, claim.id, spanOf('السيول أغرقت', 'claim')))
    expect(await stateOf(corrections.longer.id)).toBe('accepted')
  })

  test('is outdated when the mark became something else first, and cannot be accepted', async () => {
    session.perform(moveBoundaries(session.layer, claim.id, spanOf('السيول أغرقت', 'claim')))
    const row = await received(corrections.longer)
    expect(reviewState(row, session.layer)).toBe('outdated')
    const before = session.layer
    expect(takeOver(session, row.correction)).toEqual(err('outdated'))
    expect(session.layer).toBe(before)
    await keep(row.id)
    expect(await stateOf(row.id)).toBe('kept')
  })

  test('that the person made by themselves is accepted without an edit', async () => {
    session.perform(changeAnnotation(session.layer, claim.id, { attributes: { stance: 'alleges' } }))
    const steps = session.history.done.length
    expect(await accept(corrections.stance)).toEqual(ok(null))
    expect(session.history.done).toHaveLength(steps)
  })

  test('kept changes nothing and may be opened again', async () => {
    const row = await received(corrections.noFigure)
    const before = session.layer
    await keep(row.id)
    expect(session.layer).toBe(before)
    expect(await stateOf(row.id)).toBe('kept')
    await db.store.corrections.setState(projectId, row.id, 'open')
    expect(await stateOf(row.id)).toBe('open')
  })

  test('that comes again keeps what was said to it', async () => {
    await keep((await received(corrections.noFigure)).id)
    await received(corrections.noFigure)
    expect(await stateOf(corrections.noFigure.id)).toBe('kept')
  })
})

describe('corrections of a document', () => {
  test('stand in reading order, a link after what its ends need', () => {
    const link: Correction = {
      ...corrections.speaker,
      id: uuid(805),
      kind: 'link',
      relation: 'attributed_to',
      from: { ...spanOf(claim.quote, 'claim'), annotationId: claim.id },
      to: { ...spanOf('المتحدث', 'source'), annotationId: null },
    }
    const { longer, stance, noFigure, speaker } = corrections
    const sorted = [link, speaker, stance, noFigure, longer].sort(compareCorrections)
    expect(sorted.map(({ id }) => id)).toEqual([longer, stance, noFigure, speaker, link].map(({ id }) => id))
  })

  test('hold both versions in the stretch that shows them', () => {
    const { start, end } = placeOf(corrections.longer)
    expect(floodText.slice(start, end)).toBe('السيول أغرقت 1500 منزل 🌊 في الوادي')
  })

  test('are counted as long as they are left', () => {
    const row = (correction: Correction, state: CorrectionRow['state'] = 'open'): CorrectionRow => {
      const { id, documentId } = correction
      return { projectId, documentId, id, correction, state, receivedAt: '', decidedAt: null }
    }
    const rows = [row(corrections.longer), row(corrections.stance, 'rejected'), row(corrections.noFigure)]
    const without = layerOf(claim.documentId, hana.id, [
      claim,
      { ...figure, deleted: true },
      annotationOf(9, floodText, 'ذلك', 'claim'),
    ])
    expect(countByDocument(rows, () => without)).toEqual([{ documentId: claim.documentId, left: 1, total: 3 }])
  })

  test('are gone through in order and round the end', () => {
    expect(nextLeft(['open', 'accepted', 'open'], 0)).toBe(2)
    expect(nextLeft(['outdated', 'accepted', 'kept'], 2)).toBe(0)
    expect(nextLeft(['accepted', 'kept'], 0)).toBeNull()
    expect(nextLeft([], 0)).toBeNull()
  })
})
