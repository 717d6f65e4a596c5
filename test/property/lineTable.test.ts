import { LineTable } from '@core/text/lineTable'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rawTexts, withOffset } from './arbitraries'

it('holds the lines that splitting at LF gives, in their places', () => {
  fc.assert(
    fc.property(rawTexts, (text) => {
      const table = new LineTable(text)
      const lines = text.split('\n')
      expect(table.count).toBe(lines.length)
      let start = 0
      for (const [line, content] of lines.entries()) {
        expect(table.lineText(line)).toBe(content)
        expect([table.start(line), table.end(line)]).toEqual([start, start + content.length])
        start += content.length + 1
      }
    }),
  )
})

it('finds the line of an offset: as many as there are newlines before it', () => {
  fc.assert(
    fc.property(withOffset(rawTexts), ([text, offset]) => {
      const line = new LineTable(text).lineAt(offset)
      expect(line).toBe(text.slice(0, offset).split('\n').length - 1)
    }),
  )
})
