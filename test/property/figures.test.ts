import fc from 'fast-check'
import { checkFigure } from '@core/annotation/figureRules'
import { readNumber } from '@core/figures/numbers'
import { readFigure } from '@core/figures/readFigure'
import { describe, expect, it } from 'vitest'

const units = ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة']
const tens = ['', 'عشرة', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون']
const hundreds = ['', 'مئة', 'مئتان', 'ثلاثمئة', 'أربعمئة', 'خمسمئة', 'ستمئة', 'سبعمئة', 'ثمانمئة', 'تسعمئة']
const teens: Readonly<Record<number, string>> = { 11: 'أحد عشر', 12: 'اثنا عشر' }

/** A number below a thousand in words, as a grammar spells it. */
function spellSmall(value: number): string {
  const rest = value % 100
  const unit = units[rest % 10] ?? ''
  const ten = tens[Math.floor(rest / 10)] ?? ''
  const below =
    rest < 10 ? unit : rest > 10 && rest < 20 ? (teens[rest] ?? `${unit} عشر`) : [unit, ten].filter(Boolean).join(' و')
  return [hundreds[Math.floor(value / 100)] ?? '', below].filter(Boolean).join(' و')
}

const magnitudes = [
  { value: 1_000_000, one: 'مليون', two: 'مليونان', few: 'ملايين', many: 'مليونا' },
  { value: 1_000, one: 'ألف', two: 'ألفان', few: 'آلاف', many: 'ألفا' },
] as const

/** A whole number from 1 to 999,999,999 in words. */
function spell(value: number): string {
  const parts: string[] = []
  let rest = value
  for (const { value: size, one, two, few, many } of magnitudes) {
    const count = Math.floor(rest / size)
    rest %= size
    if (count === 1) parts.push(one)
    else if (count === 2) parts.push(two)
    else if (count > 2) {
      const tail = count % 100
      parts.push(`${spellSmall(count)} ${tail >= 3 && tail <= 10 ? few : tail >= 11 ? many : one}`)
    }
  }
  if (rest > 0) parts.push(spellSmall(rest))
  return parts.join(' و')
}

describe('reading numbers', () => {
  it('reads what is spelled out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (value) => {
        expect(readNumber(spell(value))?.value).toBe(value)
      }),
    )
  })

  it('reads what Intl writes, in each family of digits, grouped or not', () => {
    const locale = fc.constantFrom('en-u-nu-latn', 'ar-u-nu-arab', 'ar-u-nu-latn', 'fa-u-nu-arabext')
    const value = fc.integer({ min: 0, max: 10 ** 12 }).map((n) => n / 100)
    fc.assert(
      fc.property(value, locale, fc.boolean(), (number, tag, useGrouping) => {
        const written = new Intl.NumberFormat(tag, { maximumFractionDigits: 2, useGrouping }).format(number)
        expect(readNumber(written)?.value).toBe(number)
      }),
    )
  })
})

const words = fc.constantFrom(
  ...'12 ١٥٠٠ 2.5 ألف ألفين مليون آلاف الآلاف عشرات و وخمسين مئة ثلاثة عشر نصف ونصف نحو بين ما لا يقل عن أكثر من على الأقل إلى أو - % في المئة جندي جنود يومين دينار أردني $ الـ من العام'.split(
    ' ',
  ),
)

describe('reading figures', () => {
  it('gives bounds that never contradict each other, and parts in order inside the quote', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), (list) => {
        const quote = list.join(' ')
        const reading = readFigure(quote)
        if (reading === null) return
        const { min, max, approx, parts } = reading
        expect(checkFigure({ min, max, approx })).toEqual([])
        expect(min ?? max).not.toBeNull()
        for (const { start, end } of parts) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(quote.length)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void readFigure(text)))
  })

  it('takes time in proportion to the length', () => {
    // Each of these takes minutes where every start is tried to the end.
    for (const piece of ['ألف ', 'ألف و', '1 ', '1,000 ', 'بين 1 و', 'عشرات ', 'على ', 'مئة وخمسين و', 'ـ', '9']) {
      readFigure(piece.repeat(4_000))
    }
  })
})
