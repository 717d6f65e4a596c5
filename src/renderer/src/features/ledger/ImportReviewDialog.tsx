/** Takes a filled-in review back: what became of each of its rows is said before anything is taken. */
import type { ReviewOutcome } from '@core/ledger/readReview'
import { appErrorText, storeErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { takeReviewFile } from '@renderer/state/ledger'
import { pickReviewFile, type ReviewFile } from '@renderer/state/reviewFiles'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { notify } from '@renderer/ui/notices'
import { Pill } from '@renderer/ui/Pill'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import { VirtualList } from '@renderer/ui/VirtualList'
import type { ReviewFileError } from '@renderer/workers/ledgerClient'
import type { ReviewFileRow } from '@renderer/workers/ledgerContract'
import type { Result } from '@core/result'
import type { TFunction } from 'i18next'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellProblem, travel } from './ledgerActions'

/** In the order in which they are told: what will happen first, then what will not. */
const order = ['changed', 'same', 'unknown-status', 'duplicate', 'unknown-claim', 'empty-id'] as const satisfies readonly ReviewOutcome[] // prettier-ignore

export function ImportReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const [read, setRead] = useState<Result<ReviewFile, ReviewFileError> | null>(null)
  const leave = useRef(onClose)
  useEffect(() => {
    leave.current = onClose
  })
  useEffect(() => {
    const stopping = new AbortController()
    void pickReviewFile(bridge, stopping.signal).then((answer) => {
      if (stopping.signal.aborted) return
      if (answer === null) leave.current()
      else setRead(answer)
    })
    return () => stopping.abort()
  }, [bridge])
  if (read === null)
    return (
      <Dialog title={t('ledger.import')} size="small" onClose={onClose} testId="import-review-dialog">
        <p role="status">{t('ledger.importing.reading')}</p>
        <ProgressBar label={t('ledger.importing.reading')} fraction={null} />
      </Dialog>
    )
  if (!read.ok)
    return (
      <Dialog
        title={t('ledger.import')}
        size="small"
        onClose={onClose}
        testId="import-review-dialog"
        actions={
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <p role="alert">{failureText(t, read.error)}</p>
      </Dialog>
    )
  return <Summary file={read.value} onClose={onClose} />
}

function Summary({ file, onClose }: { readonly file: ReviewFile; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [taking, setTaking] = useState(false)
  const { counts, rows } = file.outcome
  const changed = counts.changed ?? 0
  const shown = useMemo(() => rows.toSorted((a, b) => rankOf(a) - rankOf(b)), [rows])
  const take = async () => {
    setTaking(true)
    try {
      const { numbers } = await takeReviewFile()
      onClose()
      notify({
        tone: 'done',
        text: t('ledger.importing.done', { count: numbers.length }),
        action: { title: t('ledger.undo'), onPress: () => void travel(t, 'undo') },
      })
    } catch (cause) {
      setTaking(false)
      tellProblem(t, cause)
    }
  }
  return (
    <Dialog
      title={t('ledger.importing.title', { name: file.fileName })}
      size="large"
      onClose={onClose}
      testId="import-review-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={changed === 0 || taking}
            onPress={() => void take()}
            data-testid="import-review-take"
          >
            {t('ledger.importing.take', { count: changed })}
          </Button>
        </>
      }
    >
      <dl className="review-counts">
        {order.map((outcome) => {
          const count = counts[outcome] ?? 0
          return count === 0 ? null : (
            <div key={outcome} data-outcome={outcome} data-count={count}>
              <dt>{t(`ledger.importing.outcome.${outcome}`)}</dt>
              <dd>{t('ledger.number', { number: count })}</dd>
            </div>
          )
        })}
      </dl>
      {shown.length > 0 && (
        <div className="review-rows">
          <VirtualList
            items={shown}
            getKey={keyOf}
            activeKey={null}
            onActivate={() => undefined}
            label={t('ledger.importing.rows')}
            estimateSize={58}
            data-testid="review-rows"
            itemProps={({ outcome }) => ({ 'data-outcome': outcome })}
            renderItem={(row) => <Row row={row} />}
          />
        </div>
      )}
    </Dialog>
  )
}

/** What is not taken comes first: it asks for a look. */
function rankOf({ outcome, textDiffers }: ReviewFileRow): number {
  if (outcome !== 'changed') return 0
  return textDiffers ? 1 : 2
}

const keyOf = ({ sheet, row }: ReviewFileRow) => `${sheet} ${row}`

function Row({ row }: { readonly row: ReviewFileRow }) {
  const { t } = useTranslation()
  const place = row.sheet === '' ? t('ledger.importing.row', { row: row.row }) : t('ledger.importing.sheetRow', { sheet: row.sheet, row: row.row }) // prettier-ignore
  return (
    <div className="review-row">
      <p className="review-row-head">
        <span className="muted">{place}</span>
        <Pill tone={row.outcome === 'changed' ? 'done' : 'doing'}>{t(`ledger.importing.outcome.${row.outcome}`)}</Pill>
        {row.status !== '' && <bdi>{row.status}</bdi>}
        {row.textDiffers && <Pill tone="doing">{t('ledger.importing.textDiffers')}</Pill>}
      </p>
      <p className="ledger-line" dir="auto" lang="ar">
        {row.quote === '' ? row.claimId : row.quote}
      </p>
    </div>
  )
}

function failureText(t: TFunction, error: ReviewFileError): string {
  switch (error.code) {
    case 'cancelled':
      return t('ledger.importing.cancelled')
    case 'store':
      return storeErrorText(t, error.error)
    case 'main':
      return appErrorText(t, error.error)
    case 'file':
      return t(`ledger.importing.problem.${error.error.code}`)
  }
}
