import { describe, expect, test } from 'vitest'
import { LineTable } from '@core/text/lineTable'
import { sentenceAt } from '@core/text/sentences'

const text = [
  'قال الوزير: «وصلت القافلة.» ثم أضاف أن 4.5 ملايين دولار صُرفت! فهل تكفي؟ لا.',
  'سطر آخر بلا نقطة',
  '',
  'Visit www.example.org today. Then go…  Stop',
].join('\n')
const lines = new LineTable(text)

const sentenceWith = (word: string) => {
  const { start, end } = sentenceAt(lines, text.indexOf(word))
  return text.slice(start, end)
}

describe('sentenceAt', () => {
  test('ends behind the closing quotation mark, not at a decimal point', () => {
    expect(sentenceWith('القافلة')).toBe('قال الوزير: «وصلت القافلة.»')
    expect(sentenceWith('ملايين')).toBe('ثم أضاف أن 4.5 ملايين دولار صُرفت!')
    expect(sentenceWith('4.5')).toBe('ثم أضاف أن 4.5 ملايين دولار صُرفت!')
  })

  test('knows the Arabic question mark, the ellipsis, and sentences without an end', () => {
    expect(sentenceWith('تكفي')).toBe('فهل تكفي؟')
    expect(sentenceWith('بلا')).toBe('سطر آخر بلا نقطة')
    expect(sentenceWith('www')).toBe('Visit www.example.org today.')
    expect(sentenceWith('go')).toBe('Then go…')
    expect(sentenceWith('Stop')).toBe('Stop')
  })

  test('never spans lines, and an empty line has an empty sentence', () => {
    const empty = text.indexOf('\n\n') + 1
    expect(sentenceAt(lines, empty)).toEqual({ start: empty, end: empty })
  })

  test('a caret at the very end of a line belongs to its last sentence', () => {
    const end = lines.end(0)
    expect(text.slice(sentenceAt(lines, end).start, end)).toBe('لا.')
  })
})
