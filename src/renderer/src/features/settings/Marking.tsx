import { useServices } from '@renderer/services/services'
import { readingSizes, setPreference, usePreferences } from '@renderer/state/preferences'
import { RadioGroup, Slider } from '@renderer/ui/choices'
import { useTranslation } from 'react-i18next'

/** How the text is read and how a selection becomes a mark. */
export function Marking() {
  const { t } = useTranslation()
  const services = useServices()
  const { readingSize, snapping } = usePreferences()
  return (
    <>
      <Slider
        label={t('settings.readingSize')}
        value={readingSize}
        {...readingSizes}
        shown={t('settings.readingSizeValue', { size: readingSize })}
        onChange={(size) => void setPreference(services, 'readingSize', size)}
      />
      <p className="reading-sample" lang="ar" dir="rtl">
        {t('settings.readingSample')}
      </p>
      <RadioGroup
        label={t('settings.snapping')}
        value={snapping}
        onChange={(chosen) => void setPreference(services, 'snapping', chosen)}
        options={[
          { key: 'word', title: t('settings.snapWord'), help: t('settings.snapWordHelp') },
          { key: 'exact', title: t('settings.snapExact'), help: t('settings.snapExactHelp') },
        ]}
      />
    </>
  )
}
