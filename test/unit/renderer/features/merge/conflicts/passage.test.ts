import { cutPassage, foldsOf, widened } from '@renderer/features/merge/conflicts/passage'
import { edgeDifferences, extraStretches } from '@renderer/features/merge/conflicts/versionDifference'
import { LineTable } from '@core/text/lineTable'
import { describe, expect, it } from 'vitest'

const place = (text: string, words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}

describe('a passage in pieces', () => {
  const text = 'قبل ذلك.\nBBC قالت إن السد انهار فجر الأحد. وبعد ذلك.'
  const sentence = place(text, 'BBC قالت إن السد انهار فجر الأحد.')
  const passage = { start: sentence.start, text: text.slice(sentence.start, sentence.end) }
  const words = (pieces: readonly { readonly start: number; readonly end: number }[]) =>
    pieces.map(({ start, end }) => text.slice(start, end))

  it('is cut at marks and differences, and nothing of it is lost', () => {
    const claim = { label: 'claim', ...place(text, 'السد انهار فجر الأحد') }
    const extra = place(text, 'فجر الأحد')
    const [line] = cutPassage(passage, { spans: [claim], extras: [extra], folds: [] }, null)
    expect(words(line?.pieces ?? [])).toEqual(['BBC قالت إن ', 'السد انهار ', 'فجر الأحد', '.'])
    expect(line?.pieces.map(({ className }) => className.includes('wash-blue'))).toEqual([false, true, true, false])
    expect(line?.pieces.map(({ extra: only }) => only)).toEqual([null, null, { starts: true, ends: true }, null])
  })

  it('has the direction of its line, of which it may be but a part', () => {
    const arabic = `قالت الوكالة ذلك. ${passage.text}`
    const part = { start: arabic.indexOf('BBC'), text: passage.text }
    const marks = { spans: [], extras: [], folds: [] }
    expect(cutPassage(part, marks, null)[0]?.dir).toBe('ltr')
    expect(cutPassage(part, marks, new LineTable(arabic))[0]?.dir).toBe('rtl')
  })

  it('is widened by a sentence on either side, also over lines', () => {
    expect(widened(new LineTable(text), passage).text).toBe(text)
    expect(widened(new LineTable(passage.text), { start: 0, text: passage.text }).text).toBe(passage.text)
  })

  it('folds long stretches away between words, away from every edge', () => {
    const filler = 'كلمة '.repeat(60)
    const long = `${filler}البداية ${filler}النهاية ${filler}`.trim()
    const claim = { start: long.indexOf('البداية'), end: long.indexOf('النهاية') }
    const folds = foldsOf({ start: 0, text: long }, [claim])
    expect(folds).toHaveLength(3)
    for (const { start, end } of folds) {
      expect(start === 0 || long[start] === ' ').toBe(true)
      expect(end === long.length || long[end] === ' ').toBe(true)
      for (const edge of [claim.start, claim.end]) expect(edge <= start - 80 || edge >= end + 80).toBe(true)
    }
    const [line] = cutPassage({ start: 0, text: long }, { spans: [], extras: [], folds }, null)
    expect(line?.pieces.filter(({ folded }) => folded)).toHaveLength(3)
    expect(line?.pieces.map(({ start, end }) => long.slice(start, end)).join('')).toBe(long)
    expect(foldsOf({ start: 0, text: long.slice(0, 400) }, [{ start: 0, end: 5 }])).toEqual([])
  })
})

describe('how versions differ', () => {
  const text = 'إن السد انهار فجر الأحد، بعد يومين.'
  const from = 100
  const at = (words: string) => {
    const { start, end } = place(text, words)
    return { start: start + from, end: end + from }
  }
  const short = at('انهار فجر الأحد')
  const long = at('السد انهار فجر الأحد، بعد يومين')

  it('points at what is beyond the words that all share', () => {
    expect(extraStretches(text, from, long, [short, long])).toEqual([at('السد'), at('، بعد يومين')])
    expect(extraStretches(text, from, short, [short, long])).toEqual([])
    expect(extraStretches(text, from, at('السد'), [at('السد'), at('فجر')])).toEqual([])
  })

  it('tells edges apart in words, and in characters where there is no word between', () => {
    expect(edgeDifferences(text, from, long, short)).toEqual([
      { edge: 'start', direction: 'earlier', words: 1, characters: 5, quote: 'السد' },
      { edge: 'end', direction: 'later', words: 2, characters: 11, quote: '، بعد يومين' },
    ])
    expect(edgeDifferences(text, from, at('فجر الأحد،'), at('فجر الأحد'))).toEqual([
      { edge: 'end', direction: 'later', words: 0, characters: 1, quote: '،' },
    ])
    expect(edgeDifferences(text, from, short, short)).toEqual([])
  })
})
