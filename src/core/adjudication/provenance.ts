/** Where a record of gold comes from, as the record says it. */
import { z } from 'zod'
import { uuidSchema, type Annotation, type Relation } from '../annotation/model'
import type { Provenance } from './settled'

const provenanceSchema: z.ZodType<Provenance> = z.looseObject({
  by: z.enum(['policy', 'decision']),
  policy: z.string().nullable(),
  decisionId: uuidSchema.nullable(),
  from: z.array(uuidSchema),
  annotations: z.array(uuidSchema),
  at: z.string(),
})

/** The provenance of a record of gold; null if it has none that this version can read. */
export function provenanceOf(record: Annotation | Relation): Provenance | null {
  if (!('provenance' in record)) return null
  const parsed = provenanceSchema.safeParse(record.provenance)
  return parsed.success ? parsed.data : null
}
