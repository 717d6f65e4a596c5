import { formatNumber } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import type { MergeReport } from '@renderer/store/mergeExchange'
import { useTranslation } from 'react-i18next'

/** What an import of an exchange file changed. */
export function ExchangeReport({ report }: { readonly report: MergeReport }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const { documents, annotations, relations } = report
  const rows = [
    { what: t('exchange.documents'), added: documents.added, changed: 0, deleted: 0, unchanged: documents.alreadyHere },
    { what: t('exchange.annotations'), ...annotations },
    { what: t('exchange.relations'), ...relations },
  ]
  const columns = ['added', 'changed', 'deleted', 'unchanged'] as const
  return (
    <table className="report" data-testid="exchange-report">
      <thead>
        <tr>
          <th scope="col">{t('exchange.column.what')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`exchange.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.what}>
            <th scope="row">{row.what}</th>
            {columns.map((column) => (
              <td key={column}>{formatNumber(row[column], language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
