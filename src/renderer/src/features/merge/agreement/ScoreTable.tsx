import { labelTitle } from '@renderer/state/scheme'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface Column {
  readonly title: string
  /** `words` begin at the start; numbers stand below each other at the end. */
  readonly kind?: 'words' | 'number'
  /** A line before it: another kind of numbers begins. */
  readonly divided?: boolean
}

/** A table of numbers by label, with what it is about above it. It scrolls by itself where the window is too narrow. */
export function ScoreTable({
  title,
  help,
  columns,
  testId,
  children,
}: {
  readonly title: string
  readonly help?: ReactNode
  /** All but the first, which names the label. */
  readonly columns: readonly Column[]
  readonly testId?: string
  /** Rows. */
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className="agreement-scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="agreement-table" data-testid={testId}>
        <caption>
          <strong>{title}</strong>
          {help !== undefined && <span className="muted">{help}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('agreement.label')}</th>
            {columns.map(({ title: name, kind = 'number', divided }) => (
              <th key={name} scope="col" data-kind={kind} data-divided={divided}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** A row of a `ScoreTable`: its label, then its cells. */
export function LabelRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <tr data-agreement-label={label}>
      <th scope="row">
        <span className="label-name">
          <LabelSwatch label={label} />
          <span>{labelTitle(t, label)}</span>
        </span>
      </th>
      {children}
    </tr>
  )
}

/** A number, or a button with one. */
export function NumberCell({ divided, children }: { readonly divided?: boolean; readonly children: ReactNode }) {
  return (
    <td data-kind="number" data-divided={divided}>
      {children}
    </td>
  )
}

/** In place of all numbers of a label that nobody used. */
export function NobodyMarked({ label, columns }: { readonly label: string; readonly columns: number }) {
  const { t } = useTranslation()
  return (
    <td colSpan={columns} className="agreement-nobody">
      {t('agreement.nobodyMarked', { label: labelTitle(t, label) })}
    </td>
  )
}
