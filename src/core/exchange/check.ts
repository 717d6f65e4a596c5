/** The checks of a whole file, the same before it is written and after it is read: what Sanad writes, it reads. */
import { z } from 'zod'
import { annotationSchema, annotatorSchema, documentSchema, relationSchema } from '../annotation/model'
import type { Scheme } from '../annotation/scheme'
import { decisionSchema, envelopeSchema, type ExchangeContent, type RecordKind } from './format'
import { PlainRecords } from './plainRecords'
import type { RecordProblem } from './problems'
import { RecordChecker, type VerifiedTexts } from './recordChecker'

/** A record that failed, as it was given. */
export interface SetAsideRecord {
  /** `annotations[17]` */
  readonly path: string
  readonly value: unknown
}

export interface CheckedRecords {
  /** The records that passed, in the order they came. */
  readonly good: Pick<ExchangeContent, RecordKind>
  /** Why records were set aside; one record may have several problems. */
  readonly problems: readonly RecordProblem[]
  /** What is strange but kept. */
  readonly warnings: readonly RecordProblem[]
  readonly setAside: readonly SetAsideRecord[]
}

/**
 * Checks every record by itself: its schema, then what `RecordChecker` asks. Paths count in the arrays given. Documents whose
 * text is in `texts` under their id are not hashed again; those that pass are added.
 *
 * Good records are the given objects themselves, not the copies of the schemas: those have no transformations, and a
 * copy would lose a member named `__proto__`.
 */
export function checkRecords(
  scheme: Scheme,
  records: Readonly<Record<RecordKind, readonly unknown[]>>,
  texts?: VerifiedTexts,
): CheckedRecords {
  const checker = new RecordChecker(scheme, texts)
  const plain = new PlainRecords()
  const setAside: SetAsideRecord[] = []

  function good<T>(
    kind: RecordKind,
    {
      schema,
      isPlain,
      check,
    }: {
      readonly schema: z.ZodType<T>
      readonly isPlain?: (value: unknown) => boolean
      readonly check: (index: number, record: T) => boolean
    },
  ): T[] {
    const passed: T[] = []
    records[kind].forEach((value, index) => {
      if ((isPlain?.(value) === true || fitsSchema(schema, value, index)) && check(index, value as T))
        passed.push(value as T)
      else setAside.push({ path: `${kind}[${index}]`, value })
    })
    return passed

    function fitsSchema(schema: z.ZodType, value: unknown, index: number): boolean {
      const parsed = schema.safeParse(value)
      if (!parsed.success) checker.problems.push(...schemaProblems(parsed.error, [kind, index]))
      return parsed.success
    }
  }

  return {
    good: {
      annotators: good('annotators', {
        schema: annotatorSchema,
        check: (index, record) => checker.annotator(index, record),
      }),
      documents: good('documents', {
        schema: documentSchema,
        check: (index, record) => checker.document(index, record),
      }),
      annotations: good('annotations', {
        schema: annotationSchema,
        isPlain: (value) => plain.isAnnotation(value),
        check: (index, record) => checker.annotation(index, record),
      }),
      relations: good('relations', {
        schema: relationSchema,
        isPlain: (value) => plain.isRelation(value),
        check: (index, record) => checker.relation(index, record),
      }),
      decisions: good('decisions', { schema: decisionSchema, check: () => true }),
    },
    problems: checker.problems,
    warnings: checker.warnings,
    setAside,
  }
}

/** What would keep a reader from taking all of `content`; nothing, if it may be written. `texts` is as for `checkRecords`. */
export function checkContent(content: ExchangeContent, texts?: VerifiedTexts): readonly RecordProblem[] {
  const envelope = envelopeSchema.safeParse(content)
  if (!envelope.success) return schemaProblems(envelope.error)
  return checkRecords(content.scheme, content, texts).problems
}

/** The issues that a schema found, with their paths below `base`. */
export function schemaProblems(error: z.ZodError, base: readonly (string | number)[] = []): RecordProblem[] {
  return error.issues.map((issue) => ({
    path: z.core.toDotPath([...base, ...issue.path]),
    reason: 'schema',
    detail: issue.message,
  }))
}
