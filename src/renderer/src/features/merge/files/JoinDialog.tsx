import type { MergeOverview, PersonView } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { Dialog } from '@renderer/ui/Dialog'
import { Select } from '@renderer/ui/Select'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change } from './changes'
import { fileNamesOf } from './people'

export interface JoinDialogProps {
  readonly person: PersonView
  readonly overview: MergeOverview
  readonly onClose: () => void
}

/** Says what it means that two annotators are one person, and asks which. */
export function JoinDialog({ person, overview, onClose }: JoinDialogProps) {
  const { t } = useTranslation()
  const others = overview.people.filter(({ id }) => id !== person.id)
  // Whoever has the same name is meant most likely.
  const likely = others.find(({ name }) => name.trim() === person.name.trim()) ?? others[0]
  const [otherId, setOtherId] = useState(likely?.id ?? '')
  const other = others.find(({ id }) => id === otherId)
  const join = () => {
    if (other === undefined) return
    onClose()
    void change(t('merge.said.joined', { name: person.name, other: other.name }), 'join', person.id, other.id)
  }
  const who = t('merge.person.joinWho', { name: person.name })
  return (
    <Dialog
      title={t('merge.person.joinTitle')}
      size="small"
      onClose={onClose}
      testId="join-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={join} isDisabled={other === undefined} data-testid="merge-join-now">
            {t('merge.person.joinNow')}
          </Button>
        </>
      }
    >
      <div className="field">
        <span className="field-label">{who}</span>
        <Select
          label={who}
          value={otherId}
          onChange={setOtherId}
          options={others.map((candidate) => ({
            key: candidate.id,
            title: `${candidate.name} (${fileNamesOf(t, overview, candidate).join(' · ')})`,
          }))}
        />
      </div>
      <p className="muted">{t('merge.person.joinHelp')}</p>
    </Dialog>
  )
}
