import type { InputFile } from '@core/formats/format'
import { fileStart, inputFile, NotUtf8Error, readBytes, readLines, readText } from '@core/formats/input'
import { describe, expect, it } from 'vitest'

/** A file that comes in chunks of so many bytes, all in the same memory. */
function chunked(text: string | Uint8Array, size: number): InputFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return {
    path: 'x',
    size: bytes.length,
    async *chunks() {
      await Promise.resolve()
      const memory = new Uint8Array(size)
      for (let at = 0; at < bytes.length; at += size) {
        const chunk = bytes.subarray(at, at + size)
        memory.set(chunk)
        yield memory.subarray(0, chunk.length)
      }
    },
  }
}

async function linesOf(file: InputFile) {
  const lines: (readonly [number, string])[] = []
  for await (const { number, line } of readLines(file)) lines.push([number, line])
  return lines
}

const text = 'أولُ سطر 📰\r\n\r\nثانٍ\n\rثالث\u2028نفسه'
const sizes = [1, 2, 3, 7, 1000]

describe.each(sizes)('in chunks of %i bytes', (size) => {
  it('reads text without its byte order mark, newlines as they are', async () => {
    expect(await readText(chunked(`\ufeff${text}`, size))).toBe(text)
    expect(await readText(chunked('', size))).toBe('')
  })

  it('answers null for what is not UTF-8, and for a character that is cut', async () => {
    expect(await readText(chunked(Uint8Array.of(0x61, 0xc7, 0x61), size))).toBeNull()
    expect(await readText(chunked(Uint8Array.of(0x61, 0xd8), size))).toBeNull()
  })

  it('reads lines as LF divides them, a CR before it dropped', async () => {
    expect(await linesOf(chunked(`\ufeff${text}`, size))).toEqual([
      [1, 'أولُ سطر 📰'],
      [2, ''],
      [3, 'ثانٍ'],
      [4, '\rثالث\u2028نفسه'],
    ])
    expect(await linesOf(chunked('a\n', size))).toEqual([[1, 'a']])
  })

  it('reads bytes into memory of their own', async () => {
    expect(await readBytes(chunked(text, size))).toEqual(new TextEncoder().encode(text))
  })

  it('takes the start of a file', async () => {
    const start = await fileStart(chunked(`\ufeff${text}`, size))
    expect([start.path, start.text]).toEqual(['x', text])
    expect(start.bytes).toHaveLength(new TextEncoder().encode(text).length + 3)
  })
})

describe('files', () => {
  it('throws behind the lines before bytes that are not UTF-8', async () => {
    await expect(linesOf(inputFile('x', Uint8Array.of(0x61, 0x0a, 0xff)))).rejects.toBeInstanceOf(NotUtf8Error)
  })

  it('starts with 64 KiB at most', async () => {
    const start = await fileStart(chunked('ا'.repeat(50_000), 1000))
    expect(start.bytes).toHaveLength(65_536)
  })

  it('can be read more than once', async () => {
    const file = inputFile('x', text)
    expect(await readText(file)).toBe(await readText(file))
    expect(file.size).toBe(new TextEncoder().encode(text).length)
  })
})
