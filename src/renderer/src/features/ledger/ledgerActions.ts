/** What can be done with the claims at hand, and what is said of it. */
import type { LedgerRow, ReviewStatus } from '@core/ledger/ledger'
import { storeErrorText } from '@renderer/i18n/failures'
import type { Services } from '@renderer/services/services'
import { goToRow, reviewRows, travelReviews } from '@renderer/state/ledger'
import { rowsAtHand } from '@renderer/state/ledgerSelection'
import { openDocument } from '@renderer/state/navigation'
import { usePendingReveal } from '@renderer/state/projectSearch'
import { storeErrorOf } from '@renderer/store/errors'
import { announce } from '@renderer/ui/announcer'
import { notify } from '@renderer/ui/notices'
import type { ReviewChange } from '@renderer/workers/ledgerContract'
import type { TFunction } from 'i18next'

/** Gives the claims at hand a status. Answers whether there are any. */
export function reviewAtHand(t: TFunction, status: ReviewStatus): boolean {
  const numbers = rowsAtHand()
  if (numbers.length === 0) return false
  void say(t, numbers, { status })
  return true
}

/** Says something about claims, and to whom it may concern that it was said or why not. */
export async function say(t: TFunction, numbers: readonly number[], change: ReviewChange): Promise<void> {
  try {
    const { numbers: changed } = await reviewRows(numbers, change)
    const count = changed.length
    if (change.status === undefined) announce(t('ledger.said.commented', { count }))
    else announce(t('ledger.said.reviewed', { count, status: t(`ledger.status.${change.status}`) }))
  } catch (cause) {
    tellProblem(t, cause)
  }
}

/** Takes the last step back, or does it again, and goes to what it was about. */
export async function travel(t: TFunction, direction: 'undo' | 'redo'): Promise<void> {
  try {
    const step = await travelReviews(direction)
    if (step === null) return
    const [first] = step.numbers
    if (first !== undefined) goToRow(first)
    announce(t(`ledger.said.${direction}`, { count: step.numbers.length }))
  } catch (cause) {
    tellProblem(t, cause)
  }
}

export function tellProblem(t: TFunction, cause: unknown): void {
  notify({ tone: 'problem', text: storeErrorText(t, storeErrorOf(cause)) })
}

/** Opens the document of a claim on the desk, at the claim. */
export function showInText(services: Services, { documentId, claim }: LedgerRow): void {
  const { annotationId, start, end } = claim
  usePendingReveal.setState({ reveal: { documentId, start, end, annotationId } })
  void openDocument(services, documentId)
}
