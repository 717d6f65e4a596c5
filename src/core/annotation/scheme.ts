/** The labels and attributes of a project, as data. */
import { z } from 'zod'

export interface SchemeAttribute {
  readonly name: string
  readonly type: 'choice' | 'number' | 'text' | 'flag'
  /** The allowed values of a `choice`. */
  readonly values?: readonly string[] | undefined
}

export interface SchemeLabel {
  readonly name: string
  readonly title: { readonly ar: string; readonly en: string }
  readonly attributes: readonly SchemeAttribute[]
}

export interface Scheme {
  readonly id: string
  readonly labels: readonly SchemeLabel[]
}

export const schemeSchema: z.ZodType<Scheme> = z.looseObject({
  id: z.string().min(1),
  labels: z.array(
    z.looseObject({
      name: z.string().min(1),
      title: z.looseObject({ ar: z.string(), en: z.string() }),
      attributes: z.array(
        z.looseObject({
          name: z.string().min(1),
          type: z.enum(['choice', 'number', 'text', 'flag']),
          values: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
})

/** The three labels that every project has, in the order of their keys 1, 2, 3. */
export const defaultLabels = ['claim', 'source', 'figure'] as const
export type DefaultLabel = (typeof defaultLabels)[number]
