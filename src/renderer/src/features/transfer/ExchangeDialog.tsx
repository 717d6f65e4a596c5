import { useServices } from '@renderer/services/services'
import { reviewCorrections } from '@renderer/state/corrections'
import { removeExchangeInput, useImports, type ExchangeInput } from '@renderer/state/imports'
import { openProject } from '@renderer/state/navigation'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { ProgressBar } from '@renderer/ui/ProgressBar'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from '@renderer/ui/notices'
import { CorrectionsSummaryView } from './CorrectionsSummaryView'
import { ExchangeReport } from './ExchangeReport'
import { ExchangeSummaryView } from './ExchangeSummaryView'
import { exchangeFailureText } from '@renderer/i18n/transferFailures'
import { useExchangeFile } from './useExchangeFile'

/** The first of the exchange files that wait: read, shown, and imported if the person says so. */
export function ExchangeDialog() {
  const input = useImports(({ exchangeInputs }) => exchangeInputs[0])
  return input === undefined ? null : <ExchangeFile key={input.token} input={input} />
}

function ExchangeFile({ input }: { readonly input: ExchangeInput }) {
  const { t } = useTranslation()
  const services = useServices()
  const close = () => removeExchangeInput(input.token)
  const { step, accept, take } = useExchangeFile(input, ({ fresh, first }) => {
    close()
    const review = () => void reviewCorrections(services, first)
    notify({
      tone: 'done',
      text: fresh === 0 ? t('corrections.file.nothingNew') : t('corrections.file.taken', { count: fresh }),
      action: { title: t('corrections.file.review'), onPress: review },
    })
  })
  const cancel = <Button onPress={close}>{t('common.cancel')}</Button>

  const frame = (title: string, actions: ReactNode, children: ReactNode) => (
    <Dialog title={title} onClose={close} testId="exchange-dialog" actions={actions}>
      {children}
    </Dialog>
  )
  switch (step.kind) {
    case 'reading':
    case 'merging': {
      const { done, total } = step.progress
      const words = step.kind === 'reading' ? t('exchange.reading', { name: input.fileName }) : t('exchange.merging')
      return frame(
        t('exchange.title'),
        cancel,
        <>
          <p role="status">{words}</p>
          <ProgressBar label={words} fraction={total === 0 ? null : done / total} />
        </>,
      )
    }
    case 'failed':
      return frame(
        t('exchange.failedTitle'),
        <Button onPress={close}>{t('common.close')}</Button>,
        <p role="alert">{exchangeFailureText(t, step.error)}</p>,
      )
    case 'summary':
      if (step.summary.corrections !== null) {
        const { forHere, people } = step.summary.corrections
        return frame(
          t('corrections.file.title'),
          forHere ? (
            <>
              {cancel}
              <Button variant="primary" onPress={take} isDisabled={people.length === 0} data-testid="corrections-take">
                {t('corrections.file.accept')}
              </Button>
            </>
          ) : (
            <Button variant="primary" autoFocus onPress={close}>
              {t('common.close')}
            </Button>
          ),
          <CorrectionsSummaryView summary={step.summary} corrections={step.summary.corrections} input={input} />,
        )
      }
      return frame(
        t('exchange.title'),
        <>
          {cancel}
          <Button variant="primary" onPress={accept} data-testid="exchange-accept">
            {t(step.summary.setAside > 0 ? 'exchange.acceptRest' : 'exchange.accept')}
          </Button>
        </>,
        <ExchangeSummaryView summary={step.summary} input={input} />,
      )
    case 'merged':
      return frame(
        t('exchange.reportTitle'),
        <Button
          variant="primary"
          autoFocus
          onPress={() => {
            void openProject(services, step.report.projectId)
            close()
          }}
          data-testid="exchange-open-project"
        >
          {t('exchange.openProject')}
        </Button>,
        <ExchangeReport report={step.report} />,
      )
  }
}
