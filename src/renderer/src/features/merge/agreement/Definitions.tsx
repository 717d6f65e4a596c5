import { useTranslation } from 'react-i18next'

/** Everything that the tables name, in the order of the screen. */
const terms = [
  'counts',
  'exact',
  'relaxed',
  'tokenKappa',
  'fleissKappa',
  'alpha',
  'uAlpha',
  'barUAlpha',
  'alphaU2004',
  'gamma',
  'links',
  'attributes',
  'figures',
  'interval',
] as const

/** What each number means, and the paper that it comes from. */
export function Definitions() {
  const { t } = useTranslation()
  return (
    <section className="agreement-definitions">
      <h3>{t('agreement.definitions.title')}</h3>
      <dl>
        {terms.map((term) => (
          <div key={term}>
            <dt>{t(`agreement.definitions.${term}.name`)}</dt>
            <dd>
              {t(`agreement.definitions.${term}.text`)}{' '}
              <cite dir="auto">{t(`agreement.definitions.${term}.paper`)}</cite>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
