import { useLedger } from '@renderer/state/ledger'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellProblem } from './ledgerActions'

/** How long the keyboard must rest before something expensive is asked; milliseconds. */
const restMs = 250

/**
 * What the ledger's worker answers to a question, asked again when it is another one or the rows are; null before that, and as
 * long as the first rows are read: counting needs all of them, and would take time from the table.
 */
export function useAnswer<T>(ask: () => Promise<T>): T | null {
  const { t } = useTranslation()
  const listing = useLedger((ledger) => ledger.listing)
  const reading = useLedger((ledger) => ledger.reading !== null)
  const [answer, setAnswer] = useState<T | null>(null)
  useEffect(() => {
    if (listing === null || reading) return
    let left = false
    const timer = window.setTimeout(() => {
      ask().then(
        (found) => {
          if (!left) setAnswer(found)
        },
        (cause: unknown) => {
          if (!left) tellProblem(t, cause)
        },
      )
    }, restMs)
    return () => {
      left = true
      window.clearTimeout(timer)
    }
  }, [ask, listing, reading, t])
  return answer
}
