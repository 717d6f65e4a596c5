/** What reviewers found about claims: merging it, and its place in the exchange file. */
import { z } from 'zod'
import { documentIdSchema, timestampPattern, uuidSchema } from '../annotation/model'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import { schemaProblems } from '../exchange/check'
import type { ExchangeContent } from '../exchange/format'
import type { RecordProblem } from '../exchange/problems'
import { withoutMember } from '../exchange/members'
import { reviewStatuses, type Review } from './ledger'

/** The member at the top of an exchange file that holds reviews. */
export const reviewsMember = 'reviews'

/** Loose: a member that this version does not know stays on the review and is written back. */
const reviewSchema: z.ZodType<Review> = z.looseObject({
  claimId: uuidSchema,
  documentId: documentIdSchema,
  status: z.enum(reviewStatuses),
  comment: z.string(),
  reviewerId: uuidSchema,
  updatedAt: z.string().regex(timestampPattern),
})

/** Reviews by the id of their claim. */
export type Reviews = ReadonlyMap<string, Review>

/** Whether a value has the form of a review. Says nothing of its document or its claim. */
export function isReview(value: unknown): value is Review {
  return reviewSchema.safeParse(value).success
}

/** Of two reviews of the same claim the one that holds: the later, of equally late ones the greater by its canonical JSON. */
export function laterReview(a: Review, b: Review): Review {
  const order = compareText(a.updatedAt, b.updatedAt) || compareText(canonicalJson(a), canonicalJson(b))
  return order < 0 ? b : a
}

/** The reviews of both by claim, of two of a claim the later. Commutative, associative and idempotent. */
export function mergeReviews(a: Iterable<Review>, b: Iterable<Review>): Reviews {
  const merged = new Map<string, Review>()
  for (const reviews of [a, b]) {
    for (const review of reviews) {
      const present = merged.get(review.claimId)
      merged.set(review.claimId, present === undefined ? review : laterReview(present, review))
    }
  }
  return merged
}

export interface ReadReviews {
  /** Those that passed, by claim. */
  readonly reviews: Reviews
  /** Why the others did not. */
  readonly problems: readonly RecordProblem[]
}

/**
 * The reviews that an exchange file carries, none if it has none. Each is checked by itself: its form, that its document is in
 * the file, and that its claim, if the file has it, is one of that document. A claim that the file has not may be in another
 * file, so its review is kept. Of several reviews of a claim the latest holds.
 */
export function reviewsOf(content: ExchangeContent): ReadReviews {
  const values = Object.hasOwn(content.extra, reviewsMember) ? content.extra[reviewsMember] : []
  if (!Array.isArray(values)) {
    return { reviews: new Map(), problems: [{ path: reviewsMember, reason: 'schema', detail: 'is no array' }] }
  }
  const documents = new Set(content.documents.map(({ id }) => id))
  const homes = values.length === 0 ? new Map<string, string>() : claimHomes(content)
  const problems: RecordProblem[] = []
  const good = values.flatMap((value: unknown, index): Review[] => {
    const parsed = reviewSchema.safeParse(value)
    if (!parsed.success) {
      problems.push(...schemaProblems(parsed.error, [reviewsMember, index]))
      return []
    }
    const problem = problemOf(parsed.data, documents, homes)
    if (problem === null) return [parsed.data]
    problems.push({ ...problem, path: `${reviewsMember}[${index}].${problem.path}` })
    return []
  })
  return { reviews: mergeReviews(good, []), problems }
}

/** The document of each annotation, tombstones included: a claim that was deleted can come back. */
function claimHomes({ annotations }: ExchangeContent): ReadonlyMap<string, string> {
  return new Map(annotations.map(({ id, documentId }) => [id, documentId]))
}

/** What is wrong with a review of the right form; the path counts from it. */
function problemOf(
  { claimId, documentId }: Review,
  documents: ReadonlySet<string>,
  homes: ReadonlyMap<string, string>,
): RecordProblem | null {
  if (!documents.has(documentId)) {
    return { path: 'documentId', reason: 'document-missing', detail: `no good document ${documentId} in the file` }
  }
  const home = homes.get(claimId)
  if (home === undefined || home === documentId) return null
  return { path: 'claimId', reason: 'end-elsewhere', detail: `annotation ${claimId} is in document ${home}` }
}

/**
 * The content with these reviews, in place of those it had: of claims of its own documents, ordered by claim. Without any, the
 * member is left out.
 */
export function withReviews(content: ExchangeContent, reviews: Iterable<Review>): ExchangeContent {
  const documents = new Set(content.documents.map(({ id }) => id))
  const own = [...reviews].filter(({ documentId }) => documents.has(documentId))
  const rest = withoutMember(content.extra, reviewsMember)
  if (own.length === 0) return { ...content, extra: rest }
  return { ...content, extra: { ...rest, [reviewsMember]: own.sort((a, b) => compareText(a.claimId, b.claimId)) } }
}
