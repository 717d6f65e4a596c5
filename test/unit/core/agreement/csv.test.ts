import { agreementCsv } from '@core/agreement/csv'
import { measureAgreement } from '@core/agreement/measure'
import { describe, expect, it } from 'vitest'
import { comparisonOf, mark, planted, texts } from './comparisons'

const report = measureAgreement(planted, { seed: 9, samples: 100 })
const lines = agreementCsv(report, (id) => (id === 'a' ? 'هناء' : 'عمر، ب')).split('\r\n')

describe('agreementCsv', () => {
  it('has a header, one line per number and an end of line after each', () => {
    expect(lines[0]).toBe('scope,a,a_name,b,b_name,label,measure,value,low,high,reason')
    expect(lines.at(-1)).toBe('')
    expect(lines).toContain('study,,,,,,documents,2,,,')
    expect(lines).toContain('study,,,,,,bootstrap.seed,9,,,')
    expect(lines).toContain('pair,a,هناء,b,عمر، ب,claim,exact.f1,0.4,,,too-few-documents')
    expect(lines).toContain('pair,a,هناء,b,عمر، ب,claim,relaxed.f1,0.6,,,too-few-documents')
    expect(lines).toContain('pair,a,هناء,b,عمر، ب,claim,counts.boundary,1,,,')
    expect(lines).toContain('pair,a,هناء,b,عمر، ب,claim,confusions.source,1,,,')
    expect(lines).toContain('pair,a,هناء,b,عمر، ب,claim,attributes.stance.alpha,0,,,')
    expect(lines).toContain('pair,a,هناء,b,عمر، ب,figure,figures.equal,0,,,')
    expect(lines).toContain('label,,,,,claim,mergedUnits,0,,,')
  })

  it('has the reason where there is no number, and the interval beside the number', () => {
    expect(lines).toContain('pair,a,هناء,b,عمر، ب,source,links.f1,,,,no-links')
    const five = comparisonOf(
      ['a', 'b'],
      Array.from({ length: 5 }, () => ({
        text: texts[0],
        marks: { a: [mark('claim', 0, 1)], b: [mark('claim', 0, 1)] },
      })),
    )
    const csv = agreementCsv(measureAgreement(five, { seed: 1, samples: 10 }), (id) => id)
    expect(csv).toContain('\r\npair,a,a,b,b,claim,exact.f1,1,1,1,\r\n')
    expect(csv).toContain('\r\nlabel,,,,,claim,uAlpha,1,1,1,\r\n')
    expect(csv).toContain('\r\npair,a,a,b,b,source,exact.f1,,,,nobody-marked\r\n')
  })

  it('quotes what has commas, quotes or line ends, and keeps formulas from being run', () => {
    const names: Readonly<Record<string, string>> = { a: '=HYPERLINK("x","y")', b: '-2+3\nهناء' }
    const csv = agreementCsv(report, (id) => names[id] ?? id)
    expect(csv).toContain('pair,a,"\'=HYPERLINK(""x"",""y"")",b,"\'-2+3\nهناء",claim,documents,2,,,\r\n')
  })

  it('leaves a negative number of ours a number', () => {
    const comparison = comparisonOf(
      ['a', 'b'],
      [{ text: texts[0], marks: { a: [mark('claim', 0, 4)], b: [mark('claim', 5, 9)] } }],
    )
    const csv = agreementCsv(measureAgreement(comparison, { seed: 1, samples: 0 }), (id) => id)
    expect(csv).toContain('claim,tokenKappa,-1,,,\r\n')
  })
})
