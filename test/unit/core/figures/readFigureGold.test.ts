/** Reading the figures that people annotated by hand in real articles. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readFigure } from '@core/figures/readFigure'
import { describe, expect, it } from 'vitest'

const goldFile = resolve(import.meta.dirname, '../../../../../shared/arabic/gold.jsonl')

interface GoldSpan {
  readonly label: string
  readonly quote: string
  readonly attributes: Readonly<Record<string, unknown>>
}

function goldFigures(): GoldSpan[] {
  const documents = readFileSync(goldFile, 'utf8').trim().split('\n')
  return documents
    .flatMap((json) => (JSON.parse(json) as { readonly spans: readonly GoldSpan[] }).spans)
    .filter(({ label }) => label === 'figure')
}

describe.skipIf(!existsSync(goldFile))('readFigure on the gold figures (skipped where ../shared is absent)', () => {
  it('finds the bounds, the approximation and the unit of every one', () => {
    const figures = goldFigures()
    expect(figures.length).toBeGreaterThan(0)
    for (const { quote, attributes } of figures) {
      const { min, max, unit, approx } = readFigure(quote) ?? {}
      expect({ min, max, unit, approx }, quote).toEqual(attributes)
    }
  })
})
