import {
  asciiName,
  FileNames,
  fileNameFor,
  nameOfAscii,
  nameOfFile,
  percentEscaped,
  percentUnescaped,
} from '@core/formats/names'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const isPlain = (name: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !name.includes('__')

describe('asciiName', () => {
  it('leaves plain names as they are and writes others as hex', () => {
    expect(asciiName('attributed_to', isPlain)).toBe('attributed_to')
    expect(asciiName('my label', isPlain)).toBe('xa_my_20_label')
    expect(asciiName('خبر 2', isPlain)).toBe('xu_62ex628x631x20_2')
    expect(asciiName('', isPlain)).toBe('xu_')
    expect(asciiName('xa_my', isPlain)).toBe('xa_xa_5f_my')
  })

  it('takes names that it would not have written as they are', () => {
    for (const name of ['Claim', 'xu_zz', 'x_ab_cd', 'xa_b_c', 'xu', 'xu_110000', 'xa_my_020_label']) {
      expect(nameOfAscii(name, isPlain)).toBe(name)
    }
  })

  it('is ASCII, and comes back', () => {
    const names = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^(?:x[au])?_?[0-9a-fx_]*$/))
    fc.assert(
      fc.property(names, (name) => {
        const ascii = asciiName(name, isPlain)
        expect(ascii).toMatch(/^[A-Za-z](?:_?[A-Za-z0-9])*_?$/)
        expect(nameOfAscii(ascii, isPlain)).toBe(name)
      }),
    )
  })
})

describe('percentEscaped', () => {
  it('comes back, and leaves foreign text alone', () => {
    expect(percentEscaped('50% و %0A', /\n/)).toBe('50% و %250A')
    expect(percentUnescaped('100%41', /\n/)).toBe('100%41')
    expect(percentUnescaped('%FF%0A', /\n/)).toBe('%FF%0A')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('%', '0', 'A', '\n', 'ن', '⏎', '2', '5') }), (text) => {
        const escaped = percentEscaped(text, /[\n⏎]/)
        expect(escaped).not.toMatch(/[\n⏎]/)
        expect(percentUnescaped(escaped, /[\n⏎]/)).toBe(text)
      }),
    )
  })
})

describe('fileNameFor', () => {
  it('escapes what file systems do not take', () => {
    expect(fileNameFor('خبر: ما حدث؟ 1/2')).toBe('خبر%3A ما حدث؟ 1%2F2')
    expect(fileNameFor('..')).toBe('%2E%2E')
    expect(fileNameFor('CON.txt')).toBe('%43ON.txt')
    expect(fileNameFor('a~2')).toBe('a%7E2')
    expect(fileNameFor('test', /^test$/)).toBe('%74est')
    expect(fileNameFor('')).toBe('_')
  })

  it('cuts long names so that they stay apart', () => {
    const names = ['أ'.repeat(300), `${'أ'.repeat(299)}ب`].map((name) => fileNameFor(name))
    expect(new Set(names).size).toBe(2)
    for (const name of names) {
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200)
      expect(fileNameFor(nameOfFile(name))).toBe(name)
    }
  })

  it('comes back', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.oneof(names, fc.constantFrom('.', ' a ', 'aux', 'x~12', '%41', 'a.')), (name) => {
        const file = fileNameFor(name)
        expect(file).not.toMatch(/[<>:"/\\|?*]|^[. ]|[. ]$/)
        expect(nameOfFile(file)).toBe(name)
      }),
    )
  })
})

describe('FileNames', () => {
  it('numbers the second of a name, and takes the number off where the first is there too', () => {
    const names = new FileNames()
    expect([names.nameFor('a', 'doc', '1'), names.nameFor('a', 'Doc', '2'), names.nameFor('a', 'doc', '1')]).toEqual([
      'doc',
      'Doc~2',
      'doc',
    ])
    expect(names.nameFor('b', 'doc', '2')).toBe('doc')
    expect([names.withoutNumber('a', 'Doc~2'), names.withoutNumber('a', 'x~2')]).toEqual(['Doc', 'x~2'])
  })
})
