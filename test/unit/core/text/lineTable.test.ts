import { LineTable } from '@core/text/lineTable'
import { describe, expect, it } from 'vitest'

describe('LineTable', () => {
  it('divides at LF only', () => {
    const table = new LineTable('أول\nثان\r\nثالث')
    expect(table.count).toBe(3)
    expect([0, 1, 2].map((line) => table.lineText(line))).toEqual(['أول', 'ثان\r', 'ثالث'])
  })

  it('has one empty line in an empty text, and an empty last line after a last newline', () => {
    const empty = new LineTable('')
    expect([empty.count, empty.start(0), empty.end(0), empty.lineAt(0)]).toEqual([1, 0, 0, 0])
    const closed = new LineTable('خبر\n')
    expect([closed.count, closed.start(1), closed.end(1)]).toEqual([2, 4, 4])
  })

  it('counts a newline to the line it ends', () => {
    const table = new LineTable('ab\ncd')
    expect([0, 1, 2, 3, 4, 5].map((offset) => table.lineAt(offset))).toEqual([0, 0, 0, 1, 1, 1])
  })

  it('clamps offsets outside the text', () => {
    const table = new LineTable('ab\ncd')
    expect([table.lineAt(-5), table.lineAt(99)]).toEqual([0, 1])
  })

  it.each([-1, 2, 0.5, Number.NaN])('refuses line %d of two', (line) => {
    const table = new LineTable('ab\ncd')
    expect(() => table.start(line)).toThrow(RangeError)
    expect(() => table.end(line)).toThrow(RangeError)
    expect(() => table.lineText(line)).toThrow(RangeError)
  })
})
