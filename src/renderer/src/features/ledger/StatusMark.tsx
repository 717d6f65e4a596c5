import type { ReviewStatus } from '@core/ledger/ledger'
import { Icon, type IconName } from '@renderer/ui/Icon'
import type { TFunction } from 'i18next'

const icons: Readonly<Record<ReviewStatus, IconName | null>> = {
  open: null,
  'checked-true': 'check',
  'checked-false': 'close',
  disputed: 'warning',
}

/** A review's status in a sign and a word; the colour only repeats them. */
export function StatusMark({ t, status }: { readonly t: TFunction; readonly status: ReviewStatus }) {
  const icon = icons[status]
  return (
    <span className="ledger-status" data-status={status}>
      <span className="ledger-status-sign">{icon !== null && <Icon name={icon} />}</span>
      {t(`ledger.status.${status}`)}
    </span>
  )
}
