import { useServices } from '@renderer/services/services'
import {
  normalReading,
  readingLeadings,
  readingSizes,
  readingWidths,
  resetReading,
  setPreference,
  usePreferences,
} from '@renderer/state/preferences'
import { Button } from '@renderer/ui/Button'
import { Checkbox, RadioGroup, Slider } from '@renderer/ui/choices'
import { useTranslation } from 'react-i18next'

/** Font and measures of the text, with a sample that follows them. */
export function ReadingLook() {
  const { t } = useTranslation()
  const services = useServices()
  const { readingFont, readingSize, readingWidth, readingLeading, showInvisibles } = usePreferences()
  return (
    <section className="reading-look" aria-labelledby="reading-look-title">
      <h3 id="reading-look-title">{t('settings.reading')}</h3>
      <RadioGroup
        row
        label={t('settings.readingFont')}
        value={readingFont}
        onChange={(font) => void setPreference(services, 'readingFont', font)}
        options={[
          { key: 'naskh', title: t('settings.fontNaskh') },
          { key: 'amiri', title: t('settings.fontAmiri') },
          { key: 'plex', title: t('settings.fontPlex') },
        ]}
      />
      <Slider
        label={t('settings.readingSize')}
        value={readingSize}
        {...readingSizes}
        shown={t('settings.pixels', { value: readingSize })}
        onChange={(size) => void setPreference(services, 'readingSize', size)}
      />
      <Slider
        label={t('settings.readingLeading')}
        value={readingLeading}
        {...readingLeadings}
        shown={t('settings.percent', { value: Math.round(readingLeading * 100) })}
        onChange={(leading) => void setPreference(services, 'readingLeading', leading)}
      />
      <Slider
        label={t('settings.readingWidth')}
        value={readingWidth}
        {...readingWidths}
        shown={t('settings.pixels', { value: readingWidth * pixelsPerRem })}
        onChange={(width) => void setPreference(services, 'readingWidth', width)}
      />
      <p className="reading-sample" lang="ar" dir="rtl">
        {t('settings.readingSample')}
      </p>
      <Checkbox
        label={t('settings.showInvisibles')}
        checked={showInvisibles}
        onChange={(shown) => void setPreference(services, 'showInvisibles', shown)}
      />
      <div className="settings-row">
        <Button
          isDisabled={
            readingFont === normalReading.readingFont &&
            readingSize === normalReading.readingSize &&
            readingWidth === normalReading.readingWidth &&
            readingLeading === normalReading.readingLeading
          }
          onPress={() => void resetReading(services)}
        >
          {t('settings.resetReading')}
        </Button>
      </div>
    </section>
  )
}

/** The page leaves the root's font size as it is. */
const pixelsPerRem = 16
