import { layerOf } from '@core/annotation/layers'
import { settleRelations } from '@core/merge/settle'
import { describe, expect, it } from 'vitest'
import { annotationOf, floodText, hana, relationOf, tombstoneOf } from '../exchange/sampleContent'

const now = '2026-12-01T00:00:00.000Z'
const claim = annotationOf(1, floodText, 'السيول', 'claim')
const source = annotationOf(2, floodText, 'وزارة الريّ', 'source')
const relation = relationOf(11, 'attributed_to', claim, source)

describe('settleRelations', () => {
  it.each([
    ['was deleted', [claim, tombstoneOf(source)]],
    ['was relabelled', [claim, { ...source, label: 'figure' }]],
    ['is not there', [claim]],
  ])('deletes a relation whose end %s', (_, annotations) => {
    const layer = layerOf(claim.documentId, hana.id, annotations, [relation])
    const settled = settleRelations(layer, now)
    expect(settled.deleted).toEqual([relation.id])
    expect(settled.layer.relations.get(relation.id)).toEqual({
      ...relation,
      deleted: true,
      revision: 2,
      updatedAt: now,
    })
    expect(settled.layer.annotations).toBe(layer.annotations)
    expect(layer.relations.get(relation.id)).toBe(relation)
  })

  it('leaves sound and deleted relations alone', () => {
    const sound = layerOf(claim.documentId, hana.id, [claim, source], [relation])
    expect(settleRelations(sound, now)).toEqual({ layer: sound, deleted: [] })
    const deleted = layerOf(claim.documentId, hana.id, [claim], [{ ...relation, deleted: true }])
    expect(settleRelations(deleted, now).layer).toBe(deleted)
  })
})
