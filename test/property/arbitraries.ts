/** Texts of the kinds that break offsets: joined emoji, harakat, bidi controls, several newlines, lone surrogates. */
import fc from 'fast-check'

/** Stretches that are hard in themselves or beside one another. */
const stretches = [
  'كتاب',
  'مُحَمَّدٌ',
  'هٰذا',
  'مــــد',
  'والجيش',
  'بـ',
  'می‌خواهم',
  'لله',
  '1500',
  '١٬٥٠٠',
  '12.5%',
  'ab',
  'e\u0301',
  '한글',
  '\u1112\u1161\u11ab',
  'क्षि',
  'ประเทศ',
  '👍🏽',
  '👨‍👩‍👧‍👦',
  '🇸🇾',
  '🇸🇾🇱🇧',
  '🇸',
  '𝒳',
  '\u0600١٢',
  '\u200d',
  '\u200e',
  '\u2067نص\u2069',
  '\u202eabc\u202c',
  '\ufe0f',
  '\u0651',
  '\t',
  ' ',
  '\u00a0',
  '\n',
  '.',
  '،',
  ':',
  '«',
  '»',
  '"',
  '(',
  ')',
] as const

const stretch = fc.constantFrom(...stretches)

/** Well-formed texts of several lines: hard stretches and any other characters. */
export const texts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: stretch }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) }),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))

/** As `texts`, and besides lone surrogates and line feeds behind carriage returns. */
export const rawTexts: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: stretch },
      { weight: 1, arbitrary: fc.constantFrom('\ud83d', '\udc68', '\r\n', '\r') },
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''))

/** One stretch again and again, so that a single cluster or a word is longer than any piece the code works in. */
export const longRuns: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('🇸🇾', '🇸', '\u0651', '👨\u200d', '.', 'ا', 'كتاب ', '한', '\u1112', 'क्'),
    fc.integer({ min: 50, max: 700 }),
    texts,
  )
  .map(([run, times, tail]) => `${run.repeat(times)}${tail}`)

/** A text and an offset in it, both ends included. */
export function withOffset(text: fc.Arbitrary<string>): fc.Arbitrary<readonly [text: string, offset: number]> {
  return text.chain((t) => fc.tuple(fc.constant(t), fc.nat({ max: t.length })))
}
