import { formatScore } from '@renderer/i18n/format'
import { choosePair, type Pair } from '@renderer/state/agreement'
import { usePreferences } from '@renderer/state/preferences'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { PairSummary } from './pairs'

/** Everybody against everybody: exact F1 over all labels, shaded by its value. Choosing a cell shows the pair below. */
export function PairMatrix({
  summaries,
  shown,
  nameOf,
}: {
  readonly summaries: readonly PairSummary[]
  readonly shown: Pair
  readonly nameOf: (id: string) => string
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const people = [...new Set(summaries.flatMap(({ a, b }) => [a, b]))]
  people.sort((a, b) => nameOf(a).localeCompare(nameOf(b), language, { numeric: true }) || (a < b ? -1 : 1))
  const [rows, columns] = [people.slice(0, -1), people.slice(1)]
  const of = (a: string, b: string) =>
    summaries.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))
  return (
    <div className="agreement-scroll" tabIndex={0} role="group" aria-label={t('agreement.matrix.title')}>
      <table className="agreement-table agreement-matrix" data-testid="agreement-matrix">
        <caption>
          <strong>{t('agreement.matrix.title')}</strong>
        </caption>
        <thead>
          <tr>
            <td />
            {columns.map((b) => (
              <th key={b} scope="col">
                <bdi>{nameOf(b)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((a) => (
            <tr key={a}>
              <th scope="row">
                <bdi>{nameOf(a)}</bdi>
              </th>
              {columns.map((b) => {
                // Each pair stands once, above the diagonal.
                const pair = people.indexOf(a) < people.indexOf(b) ? of(a, b) : undefined
                if (pair === undefined) return <td key={b}>{a === b ? '—' : ''}</td>
                const { exactF1 } = pair
                const words = exactF1 === null ? t('agreement.matrix.none') : formatScore(exactF1, language)
                const shade = { '--share': exactF1 ?? 0 } as CSSProperties
                return (
                  <td key={b}>
                    <button
                      type="button"
                      className="matrix-cell"
                      style={shade}
                      aria-pressed={shown.a === pair.a && shown.b === pair.b}
                      aria-label={t('agreement.matrix.cell', { a: nameOf(a), b: nameOf(b), value: words })}
                      data-pair={`${pair.a} ${pair.b}`}
                      onClick={() => choosePair(pair)}
                    >
                      {words}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
