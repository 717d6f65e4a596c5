import { useServices } from '@renderer/services/services'
import { setPreference, usePreferences } from '@renderer/state/preferences'
import { RadioGroup } from '@renderer/ui/choices'
import { useTranslation } from 'react-i18next'

/** The language and the colours. */
export function Appearance() {
  const { t } = useTranslation()
  const services = useServices()
  const { language, theme } = usePreferences()
  return (
    <>
      <RadioGroup
        row
        label={t('common.language')}
        value={language}
        onChange={(chosen) => void setPreference(services, 'language', chosen)}
        options={[
          { key: 'ar', title: t('languages.ar') },
          { key: 'en', title: t('languages.en') },
        ]}
      />
      <RadioGroup
        row
        label={t('settings.theme')}
        value={theme}
        onChange={(chosen) => void setPreference(services, 'theme', chosen)}
        options={[
          { key: 'light', title: t('settings.themeLight') },
          { key: 'dark', title: t('settings.themeDark') },
          { key: 'system', title: t('settings.themeSystem') },
        ]}
      />
    </>
  )
}
