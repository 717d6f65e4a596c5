import { useServices } from '@renderer/services/services'
import { setPreference, usePreferences } from '@renderer/state/preferences'
import { RadioGroup } from '@renderer/ui/choices'
import { useTranslation } from 'react-i18next'

/** How a selection becomes a mark. */
export function Marking() {
  const { t } = useTranslation()
  const services = useServices()
  const snapping = usePreferences((preferences) => preferences.snapping)
  return (
    <RadioGroup
      label={t('settings.snapping')}
      value={snapping}
      onChange={(chosen) => void setPreference(services, 'snapping', chosen)}
      options={[
        { key: 'word', title: t('settings.snapWord'), help: t('settings.snapWordHelp') },
        { key: 'exact', title: t('settings.snapExact'), help: t('settings.snapExactHelp') },
      ]}
    />
  )
}
