import { isAdjudication } from '@core/merge/participation'
import { useServices } from '@renderer/services/services'
import { usePreferences } from '@renderer/state/preferences'
import { Select } from '@renderer/ui/Select'
import { useLiveQuery } from 'dexie-react-hooks'
import { useTranslation } from 'react-i18next'

export interface LayerSelectProps {
  readonly projectId: string
  /** `all`, `gold`, or an annotator's id. */
  readonly value: string
  readonly onChange: (layers: string) => void
}

/** Whose marks: everybody's, one's own, another's, or the gold. Only who marked something is offered. */
export function LayerSelect({ projectId, value, onChange }: LayerSelectProps) {
  const { t } = useTranslation()
  const { store } = useServices()
  const me = usePreferences((preferences) => preferences.activeAnnotatorId)
  const people = useLiveQuery(() => store.annotators.ofProject(projectId), [store, projectId]) ?? []
  const options = [
    { key: 'all', title: t('export.layers.all') },
    ...(people.some(isAdjudication) ? [{ key: 'gold', title: t('export.layers.gold') }] : []),
    ...people
      .filter((person) => !isAdjudication(person))
      .map(({ id, name }) => ({ key: id, title: id === me ? t('export.layers.mine', { name }) : name })),
  ]
  return (
    <div className="field">
      <span className="field-label">{t('export.layer')}</span>
      <Select label={t('export.layer')} value={value} options={options} onChange={onChange} testId="export-layer" />
    </div>
  )
}
