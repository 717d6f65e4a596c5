import { agreementCsv } from '@core/agreement/csv'
import type { AgreementReport } from '@core/agreement/report'
import { appErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { annotatorName } from '@renderer/state/blindNames'
import { saveText } from '@renderer/state/saveText'
import type { MergeOverview } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { notify } from '@renderer/ui/notices'
import { useTranslation } from 'react-i18next'

/** Spreadsheets take a CSV without it for the system's old encoding, and Arabic names for noise. */
const byteOrderMark = '\uFEFF'

/** Saves all numbers of a report as a table. */
export function SaveCsv({ report, overview }: { readonly report: AgreementReport; readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const save = async () => {
    const table = agreementCsv(report, (id) => annotatorName(overview, id, t))
    const saved = await saveText(bridge, 'csv', `${t('agreement.csv.fileName')}.csv`, byteOrderMark + table)
    if (!saved.ok) notify({ tone: 'problem', text: appErrorText(t, saved.error) })
    else if (saved.value !== null) notify({ tone: 'done', text: t('agreement.csv.saved', { path: saved.value.path }) })
  }
  return (
    <Button small icon="export" onPress={() => void save()} data-testid="agreement-csv">
      {t('agreement.csv.save')}
    </Button>
  )
}
