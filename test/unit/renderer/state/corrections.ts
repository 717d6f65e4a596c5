/** Corrections for tests: of Hana's marks in `floodText`, as a review would send them. */
import type {
  AddCorrection,
  CorrectionGrounds,
  MoveCorrection,
  RemoveCorrection,
  ValuesCorrection,
} from '@core/adjudication/correction'
import { layerOf } from '@core/annotation/layers'
import type { Layer } from '@core/annotation/model'
import { annotationOf, floodText, hana, relationOf, time, uuid } from '../../core/exchange/sampleContent'

export const lead = { id: uuid(950), name: 'ليلى' }

export const claim = annotationOf(1, floodText, 'السيول أغرقت 1500 منزل', 'claim', {
  attributes: { stance: 'asserts' },
})
export const source = annotationOf(2, floodText, 'وزارة الريّ', 'source')
export const figure = annotationOf(3, floodText, '1500 منزل', 'figure')

/** Hana's marks: a claim with its source, and a figure that is linked to nothing. */
export function hanasLayer(): Layer {
  return layerOf(claim.documentId, hana.id, [claim, source, figure], [relationOf(11, 'attributed_to', claim, source)])
}

export const spanOf = (quote: string, label: string) => {
  const { start, end } = annotationOf(0, floodText, quote, label)
  return { label, start, end }
}

const base: CorrectionGrounds & Pick<AddCorrection, 'documentId' | 'annotatorId'> = {
  documentId: claim.documentId,
  annotatorId: hana.id,
  by: 'decision',
  policy: null,
  decisionId: uuid(960),
  adjudicatorId: lead.id,
  at: time,
  comment: '',
}

const longer: MoveCorrection = {
  ...base,
  id: uuid(801),
  kind: 'move',
  annotationId: claim.id,
  comment: 'المكان من الادعاء',
  before: spanOf(claim.quote, 'claim'),
  after: spanOf('السيول أغرقت 1500 منزل 🌊 في الوادي', 'claim'),
}

const stance: ValuesCorrection = {
  ...base,
  id: uuid(802),
  kind: 'attribute',
  by: 'policy',
  policy: 'vote:2',
  annotationId: claim.id,
  span: spanOf(claim.quote, 'claim'),
  before: { stance: 'asserts' },
  after: { stance: 'alleges' },
}

const noFigure: RemoveCorrection = {
  ...base,
  id: uuid(803),
  kind: 'remove',
  by: 'policy',
  policy: 'all',
  annotationId: figure.id,
  before: { ...spanOf(figure.quote, 'figure'), attributes: {} },
  after: null,
}

const speaker: AddCorrection = {
  ...base,
  id: uuid(804),
  kind: 'add',
  before: null,
  after: { ...spanOf('المتحدث', 'source'), attributes: { type: 'official' } },
}

/** In reading order. */
export const corrections = { longer, stance, noFigure, speaker }
