/** The menu of the claims at hand: by the secondary button of the pointer, or by the key for menus. */
import { invokeCommand } from '@renderer/commands/handlers'
import type { CommandId } from '@renderer/commands/registry'
import { foldName } from '@core/text/folding'
import { filterLedger, useLedger } from '@renderer/state/ledger'
import { useLedgerRow } from '@renderer/state/ledgerRows'
import { ContextMenu, type MenuEntry } from '@renderer/ui/Menu'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'

export interface ClaimMenuProps {
  /** Pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
  readonly table: RefObject<HTMLDivElement | null>
}

export function ClaimMenu({ at, onClose, table }: ClaimMenuProps) {
  const { t } = useTranslation()
  const cursor = useLedger((ledger) => ledger.cursor)
  const row = useLedgerRow(cursor?.kind === 'row' ? cursor.number : null)
  // Away first, and the focus back in the table, so that what was chosen is done as if its key had been pressed there.
  const close = () => {
    flushSync(onClose)
    table.current?.focus()
  }
  const command = (id: CommandId): MenuEntry => ({
    key: id,
    title: t(`commands.${id}`),
    command: id,
    onChoose: () => {
      invokeCommand(id)
    },
  })
  const only = row === undefined || row === null ? [] : row.sources
  return (
    <ContextMenu
      label={t('commands.claimMenu')}
      at={at}
      onClose={close}
      onChoose={(entry) => {
        close()
        entry.onChoose()
      }}
      groups={[
        {
          key: t('ledger.columns.status'),
          entries: [command('reviewTrue'), command('reviewFalse'), command('reviewDisputed'), command('reviewOpen')],
        },
        { key: t('ledger.comment'), entries: [command('reviewComment'), command('showInText')] },
        {
          key: t('ledger.tools'),
          entries: [
            ...only.map(({ annotationId, quote }) => ({
              key: annotationId,
              title: t('ledger.onlySource', { name: quote }),
              onChoose: () => filterLedger({ sources: [foldName(quote)] }),
            })),
            ...(row === undefined || row === null
              ? []
              : [
                  {
                    key: 'document',
                    title: t('ledger.onlyDocument'),
                    onChoose: () => filterLedger({ documents: [row.documentId] }),
                  },
                ]),
          ],
        },
      ]}
    />
  )
}
