import { encodings, type Encoding } from '@core/annotation/model'
import type { UncertainFile } from '@shared/ipc'
import { useServices } from '@renderer/services/services'
import type { ImportJob } from '@renderer/state/importJob'
import { answerUncertain } from '@renderer/state/imports'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { Select } from '@renderer/ui/Select'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** An encoding tried on a file, and how its text then begins; null when its bytes are not text in it. */
interface Trial {
  readonly encoding: Encoding
  readonly preview: string | null
}

/** Asks how files are written whose bytes do not say it. Each shows how it reads; nothing is imported before the answer. */
export function EncodingsDialog({ job, onClose }: { readonly job: ImportJob; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const [trials, setTrials] = useState<ReadonlyMap<string, Trial>>(
    () => new Map(job.uncertain.map(({ fileId, guess, preview }) => [fileId, { encoding: guess, preview }])),
  )

  const trialOf = (file: UncertainFile): Trial =>
    trials.get(file.fileId) ?? { encoding: file.guess, preview: file.preview }
  const tryEncoding = async (file: UncertainFile, encoding: Encoding) => {
    const answer = await bridge.previewAs(job.jobId, file.fileId, encoding)
    const preview = answer.ok ? answer.value.preview : null
    setTrials((before) => new Map(before).set(file.fileId, { encoding, preview }))
  }
  const tryOnAll = (encoding: Encoding) => {
    for (const file of job.uncertain) void tryEncoding(file, encoding)
  }
  const choices = job.uncertain.flatMap((file) => {
    const { encoding, preview } = trialOf(file)
    return preview === null ? [] : [{ fileId: file.fileId, encoding }]
  })
  const answer = (chosen: typeof choices) => {
    onClose()
    void answerUncertain(bridge, job.jobId, chosen)
  }
  return (
    <Dialog
      title={t('import.encodingsTitle')}
      size="large"
      onClose={onClose}
      testId="encodings-dialog"
      actions={
        <>
          <Button onPress={() => answer([])}>{t('import.leaveOut')}</Button>
          <Button
            variant="primary"
            isDisabled={choices.length === 0}
            onPress={() => answer(choices)}
            data-testid="import-chosen"
          >
            {t('import.importChosen', { count: choices.length })}
          </Button>
        </>
      }
    >
      <p>{t('import.encodingsHelp')}</p>
      <ul className="uncertain-files">
        {job.uncertain.map((file) => {
          const trial = trialOf(file)
          return (
            <li key={file.fileId}>
              <div className="uncertain-head">
                <bdi className="grow">{file.fileName}</bdi>
                <Select
                  label={t('import.encoding', { name: file.fileName })}
                  value={trial.encoding}
                  onChange={(encoding) => void tryEncoding(file, encoding)}
                  options={encodings.map((encoding) => ({ key: encoding, title: t(`encodings.${encoding}`) }))}
                />
                {job.uncertain.length > 1 && (
                  <Button small onPress={() => tryOnAll(trial.encoding)}>
                    {t('import.applyToAll')}
                  </Button>
                )}
              </div>
              {trial.preview === null ? (
                <p className="field-error">{t('import.previewFailed')}</p>
              ) : (
                <p className="uncertain-preview" dir="auto" lang="ar">
                  {trial.preview}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
