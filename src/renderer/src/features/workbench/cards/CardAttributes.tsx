/** The attributes of an annotation on its card; on the focused one, each value opens its choices. */
import { useTranslation } from 'react-i18next'
import { usePreferences } from '@renderer/state/preferences'
import { attributeOf, attributeTitle, describeFigure, valueTitle } from '@renderer/i18n/attributeTitles'
import type { CardProps } from './cardProps'
import { runOn } from './cardActions'
import { attributeNames } from './cardName'
import { Part } from './Part'

/** Attributes of a figure that its value, in words, already says; the last is still to be chosen from a list. */
const inFigureValue: ReadonlySet<string> = new Set(['min', 'max', 'unit', 'approx'])

export function CardAttributes({ context, annotation, focused, at, onEdit }: CardProps) {
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const { scheme } = context
  const { id, label, attributes } = annotation
  const value = label === 'figure' ? describeFigure(t, attributes, language) : ''
  const names = attributeNames(scheme, annotation).filter(
    (name) => value === '' || !inFigureValue.has(name) || (focused && name === 'approx'),
  )
  const shown = names.flatMap((name) => {
    const attribute = attributeOf(scheme, label, name)
    const now = attributes[name] ?? null
    // What has no value yet is offered where it can be chosen from a list.
    if (now === null && !(focused && attribute.type === 'choice')) return []
    return [{ name, attribute, title: attributeTitle(t, attribute, language), now }]
  })
  if (shown.length === 0 && value === '') return null
  const openBar = () => runOn(context, id, 'editAttributes')

  return (
    <div className="card-attributes">
      {value !== '' &&
        (focused ? (
          <Part name="value" className="card-attribute" spoken={value} at={at} onPress={openBar}>
            <bdi className="card-figure">{value}</bdi>
          </Part>
        ) : (
          <bdi className="card-figure">{value}</bdi>
        ))}
      {shown.map(({ name, attribute, title, now }) => {
        const words = now === null ? t('cards.unset') : valueTitle(t, attribute, now, language)
        const inside = (
          <>
            <span className="card-attribute-title">{t('cards.attributeTitle', { title })}</span>{' '}
            <bdi className={now === null ? 'muted' : undefined}>{words}</bdi>
          </>
        )
        if (!focused) return <span key={name}>{inside}</span>
        return (
          <Part
            key={name}
            name={`attribute ${name}`}
            className="card-attribute"
            spoken={t('cards.attribute', { title, value: words })}
            at={at}
            onPress={(anchor) => {
              if (attribute.type === 'choice') onEdit({ id, what: { kind: 'attribute', attribute }, anchor })
              else openBar()
            }}
          >
            {inside}
          </Part>
        )
      })}
    </div>
  )
}
