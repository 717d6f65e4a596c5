import { forbids, type SchemeMisfit, type SchemePlace } from '@core/annotation/schemeChange'
import { Icon } from '@renderer/ui/Icon'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Proposal } from './schemeActions'

/** What another scheme would change, and whether annotations stand in its way. */
export function ProposalView({ proposal: { name, difference, misfits } }: { readonly proposal: Proposal }) {
  const { t } = useTranslation()
  const forbidding = misfits.filter(forbids)
  const kept = misfits.filter((misfit) => !forbids(misfit))
  const changes = [
    { kind: 'added', places: difference.added },
    { kind: 'removed', places: difference.removed },
    { kind: 'changed', places: difference.changed },
  ] as const
  return (
    <section className="scheme-proposal" aria-label={t('schemes.proposal', { name })} data-testid="scheme-proposal">
      <h3>{t('schemes.proposal', { name })}</h3>
      {forbidding.length > 0 && (
        <div className="scheme-refusal" role="alert" data-testid="scheme-refusal">
          <strong>
            <Icon name="warning" />
            {t('schemes.refused')}
          </strong>
          <Misfits misfits={forbidding} />
        </div>
      )}
      {changes.every(({ places }) => places.length === 0) && <p>{t('schemes.same')}</p>}
      <dl className="scheme-changes">
        {changes
          .filter(({ places }) => places.length > 0)
          .map(({ kind, places }) => (
            <div key={kind}>
              <dt>{t(`schemes.${kind}`)}</dt>
              <dd>
                <ul>
                  {places.map((place) => (
                    <li key={`${place.label} ${place.attribute ?? ''}`}>{placeText(t, place)}</li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
      </dl>
      {kept.length > 0 && (
        <div className="scheme-kept">
          <p>{t('schemes.kept')}</p>
          <Misfits misfits={kept} />
        </div>
      )}
      {forbidding.length === 0 && <p className="muted">{t('schemes.undo')}</p>}
    </section>
  )
}

function Misfits({ misfits }: { readonly misfits: readonly SchemeMisfit[] }) {
  const { t } = useTranslation()
  return (
    <ul>
      {misfits.map(({ problem, label, attribute, value, count }) => (
        <li key={`${problem} ${label} ${attribute ?? ''} ${value ?? ''}`}>
          {t(`schemes.misfits.${problem}`, { count, label, attribute, value })}
        </li>
      ))}
    </ul>
  )
}

function placeText(t: TFunction, { label, attribute }: SchemePlace): string {
  return attribute === null ? t('schemes.place.label', { label }) : t('schemes.place.attribute', { label, attribute })
}
