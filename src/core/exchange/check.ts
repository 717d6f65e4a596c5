/** The checks of a whole file, the same before it is written and after it is read: what Sanad writes, it reads. */
import { z } from 'zod'
import { annotationSchema, annotatorSchema, documentSchema, relationSchema } from '../annotation/model'
import type { Scheme } from '../annotation/scheme'
import { decisionSchema, envelopeSchema, type ExchangeContent, type RecordKind } from './format'
import type { RecordProblem } from './problems'
import { RecordChecker } from './recordChecker'

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
 * Checks every record by itself: its schema, then what `RecordChecker` asks. Paths count in the arrays given.
 *
 * Good records are the given objects themselves, not the copies of the schemas: those have no transformations, and a
 * copy would lose a member named `__proto__`.
 */
export function checkRecords(
  scheme: Scheme,
  records: Readonly<Record<RecordKind, readonly unknown[]>>,
): CheckedRecords {
  const checker = new RecordChecker(scheme)
  const setAside: SetAsideRecord[] = []

  function good<T>(kind: RecordKind, schema: z.ZodType<T>, check: (path: string, record: T) => boolean): T[] {
    return records[kind].filter((value, index): value is T => {
      const path = `${kind}[${index}]`
      const parsed = schema.safeParse(value)
      if (!parsed.success) checker.problems.push(...schemaProblems(parsed.error, [kind, index]))
      const passed = parsed.success && check(path, value as T)
      if (!passed) setAside.push({ path, value })
      return passed
    })
  }

  return {
    good: {
      annotators: good('annotators', annotatorSchema, (path, record) => checker.annotator(path, record)),
      documents: good('documents', documentSchema, (path, record) => checker.document(path, record)),
      annotations: good('annotations', annotationSchema, (path, record) => checker.annotation(path, record)),
      relations: good('relations', relationSchema, (path, record) => checker.relation(path, record)),
      decisions: good('decisions', decisionSchema, () => true),
    },
    problems: checker.problems,
    warnings: checker.warnings,
    setAside,
  }
}

/** What would keep a reader from taking all of `content`; nothing, if it may be written. */
export function checkContent(content: ExchangeContent): readonly RecordProblem[] {
  const envelope = envelopeSchema.safeParse(content)
  if (!envelope.success) return schemaProblems(envelope.error)
  return checkRecords(content.scheme, content).problems
}

/** The issues that a schema found, with their paths below `base`. */
export function schemaProblems(error: z.ZodError, base: readonly (string | number)[] = []): RecordProblem[] {
  return error.issues.map((issue) => ({
    path: z.core.toDotPath([...base, ...issue.path]),
    reason: 'schema',
    detail: issue.message,
  }))
}
