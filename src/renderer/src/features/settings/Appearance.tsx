import { useServices } from '@renderer/services/services'
import { setPreference, usePreferences } from '@renderer/state/preferences'
import { RadioGroup } from '@renderer/ui/choices'
import { useTranslation } from 'react-i18next'
import { ReadingLook } from './ReadingLook'

/** The language, the digits and the colours of the interface, and what the text looks like. */
export function Appearance() {
  const { t } = useTranslation()
  const services = useServices()
  const { language, digits, theme } = usePreferences()
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
      {/* English knows one kind of digits. */}
      {language === 'ar' && (
        <RadioGroup
          row
          label={t('settings.digits')}
          value={digits}
          onChange={(chosen) => void setPreference(services, 'digits', chosen)}
          options={[
            { key: 'latn', title: t('settings.digitsLatin') },
            { key: 'arab', title: t('settings.digitsArabic') },
          ]}
        />
      )}
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
      <ReadingLook />
    </>
  )
}
