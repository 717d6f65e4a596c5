/** The line at the foot of the ledger: what is chosen, and that all that was said is on the disk. */
import { useLedger } from '@renderer/state/ledger'
import { clearSelectedRows } from '@renderer/state/ledgerSelection'
import { Button, IconButton } from '@renderer/ui/Button'
import { useTranslation } from 'react-i18next'
import { statusCommands } from './ClaimPanel'
import { reviewAtHand, travel } from './ledgerActions'
import { StatusMark } from './StatusMark'

export function LedgerStatus() {
  const { t } = useTranslation()
  const selected = useLedger((ledger) => ledger.selected.size)
  const history = useLedger((ledger) => ledger.history)
  return (
    <footer className="ledger-foot" aria-label={t('ledger.foot')} data-testid="ledger-foot">
      {selected > 0 ? (
        <>
          <strong data-testid="ledger-selected" data-count={selected}>
            {t('ledger.selected', { count: selected })}
          </strong>
          {(['checked-true', 'checked-false', 'disputed', 'open'] as const).map((status) => (
            <Button
              key={status}
              small
              variant="quiet"
              command={statusCommands[status]}
              onPress={() => reviewAtHand(t, status)}
            >
              <StatusMark t={t} status={status} />
            </Button>
          ))}
          <Button small variant="quiet" icon="close" onPress={clearSelectedRows}>
            {t('ledger.clearSelection')}
          </Button>
        </>
      ) : (
        <span className="muted">{t('ledger.keysHelp')}</span>
      )}
      <span className="grow" />
      <IconButton
        small
        icon="undo"
        label={t('ledger.undo')}
        command="undo"
        isDisabled={!history.canUndo}
        onPress={() => void travel(t, 'undo')}
      />
      <IconButton
        small
        icon="redo"
        label={t('ledger.redo')}
        command="redo"
        isDisabled={!history.canRedo}
        onPress={() => void travel(t, 'redo')}
      />
    </footer>
  )
}
