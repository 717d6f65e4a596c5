/** What reviewers found out about the claims of a project. Reviews lie beside the marks, which they never change. */
import type { Review } from '@core/ledger/ledger'
import { mergeReviews } from '@core/ledger/review'
import { ofProject, type SanadDatabase } from './database'
import type { ReviewRow } from './rows'

/** All reviews of a project, in the order of their documents' ids. */
export async function listReviews(db: SanadDatabase, projectId: string): Promise<readonly Review[]> {
  return (await ofProject(db.reviews, projectId).toArray()).map(({ review }) => review)
}

/** Writes reviews, in place of those that the project has of the same claims. All of them or none. */
export async function putReviews(db: SanadDatabase, projectId: string, reviews: readonly Review[]): Promise<void> {
  await db.reviews.bulkPut(reviews.map((review) => rowOfReview(projectId, review)))
}

/** Takes reviews that come from elsewhere: of two of the same claim the later holds. Runs inside the caller's transaction. */
export async function takeReviews(db: SanadDatabase, projectId: string, incoming: Iterable<Review>): Promise<void> {
  const reviews = [...incoming]
  const present = await readReviews(db, projectId, reviews)
  await putReviews(db, projectId, [...mergeReviews(present, reviews).values()])
}

function rowOfReview(projectId: string, review: Review): ReviewRow {
  const { documentId, claimId } = review
  return { projectId, documentId, claimId, review }
}

/** The reviews of these claims, as far as there are any. */
export async function readReviews(
  db: SanadDatabase,
  projectId: string,
  claims: readonly Pick<Review, 'claimId' | 'documentId'>[],
): Promise<readonly Review[]> {
  const keys = claims.map(({ documentId, claimId }): [string, string, string] => [projectId, documentId, claimId])
  return (await db.reviews.bulkGet(keys)).flatMap((row) => row?.review ?? [])
}
