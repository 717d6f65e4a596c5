import type { LedgerSource } from '@core/ledger/ledger'
import type { TFunction } from 'i18next'
import { Fragment } from 'react'

/** The sources of a claim, each followed by what it rests on itself, in the direction of reading. */
export function SourceChains({ t, sources }: { readonly t: TFunction; readonly sources: readonly LedgerSource[] }) {
  return chainsOf(sources).map((chain) => (
    <span key={chain.map(({ annotationId }) => annotationId).join(' ')} className="ledger-chain">
      {chain.map((source, i) => (
        <Fragment key={source.annotationId}>
          {i > 0 && (
            <span className="ledger-chain-arrow">
              <span aria-hidden="true">{t('ledger.restsOn')}</span>
              <span className="hidden-visually">{t('ledger.restsOnSpoken')}</span>
            </span>
          )}
          <bdi className="ledger-source" lang="ar">
            {source.quote}
          </bdi>
        </Fragment>
      ))}
    </span>
  ))
}

/** Every way from a source to one that rests on nothing, nearest first. */
function chainsOf(sources: readonly LedgerSource[]): LedgerSource[][] {
  return sources.flatMap((source) =>
    source.restsOn.length === 0 ? [[source]] : chainsOf(source.restsOn).map((rest) => [source, ...rest]),
  )
}
