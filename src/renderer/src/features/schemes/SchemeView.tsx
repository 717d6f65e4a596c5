import {
  keyCount,
  type LabelLook,
  labelLooks,
  labelsInOrder,
  type Scheme,
  type SchemeAttribute,
} from '@core/annotation/scheme'
import { attributeTitle, valueTitle } from '@renderer/i18n/attributeTitles'
import { usePreferences } from '@renderer/state/preferences'
import { Kbd } from '@renderer/ui/Kbd'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { useTranslation } from 'react-i18next'

/** A scheme to read: each label as it is drawn, with its key, its titles and its attributes. */
export function SchemeView({ scheme }: { readonly scheme: Scheme }) {
  const { t } = useTranslation()
  const looks = labelLooks(scheme)
  return (
    <ol className="scheme-labels selectable" aria-label={t('schemes.labels')} tabIndex={0}>
      {labelsInOrder(scheme).map((name, i) => (
        <Label key={name} scheme={scheme} name={name} place={i + 1} look={looks.get(name)} />
      ))}
    </ol>
  )
}

interface LabelProps {
  readonly scheme: Scheme
  readonly name: string
  /** Counts from 1; also its key, if there is one for it. */
  readonly place: number
  readonly look: LabelLook | undefined
}

function Label({ scheme, name, place, look }: LabelProps) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const label = scheme.labels.find((l) => l.name === name)
  const attributes = label?.attributes ?? []
  const own = label?.title[language] ?? name
  const other = label?.title[language === 'ar' ? 'en' : 'ar'] ?? ''
  return (
    <li className="scheme-label">
      <div className="scheme-label-head">
        <LabelSwatch label={name} look={look} />
        <strong dir="auto">{own}</strong>
        <span className="muted" dir="auto">
          {other}
        </span>
        <code dir="ltr">{name}</code>
        {place <= keyCount && (
          <span className="scheme-key" aria-label={t('schemes.key', { key: place })} role="img">
            <Kbd keys={[String(place)]} />
          </span>
        )}
      </div>
      {attributes.length === 0 ? (
        <p className="muted">{t('schemes.noAttributes')}</p>
      ) : (
        <ul className="scheme-attributes">
          {attributes.map((attribute) => (
            <Attribute key={attribute.name} attribute={attribute} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Attribute({ attribute }: { readonly attribute: SchemeAttribute }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const { name, type, values = [] } = attribute
  return (
    <li>
      <span dir="auto">{attributeTitle(t, attribute, language)}</span>
      <code dir="ltr">{name}</code>
      <span className="muted">{t(`schemes.types.${type}`)}</span>
      {values.map((value) => (
        <span key={value} className="pill" dir="auto" title={value}>
          {valueTitle(t, attribute, value, language)}
        </span>
      ))}
    </li>
  )
}
