import { decodeBytes } from '@files/decode'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'

const article = 'أعلنت وزارة الدفاع، اليوم، أن نحو 4000 جندي وصلوا إلى المدينة.\nونفى المتحدث ذلك.\n'
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

describe('encodings', () => {
  test('UTF-8 without a mark is certain', () => {
    expect(decodeBytes(utf8(article))).toEqual({
      ok: true,
      value: {
        text: article,
        encoding: 'utf-8',
        certain: true,
        source: { encoding: 'utf-8', byteLength: utf8(article).length, newline: 'lf', bom: false },
      },
    })
  })

  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf], utf8(article)],
    ['utf-16le', [0xff, 0xfe], Buffer.from(article, 'utf16le')],
    ['utf-16be', [0xfe, 0xff], utf16be(article)],
  ])('%s with a mark: the mark is dropped, told and counted', (encoding, mark, body) => {
    const bytes = Buffer.concat([Buffer.from(mark), body])
    expect(decodeBytes(bytes)).toMatchObject({
      ok: true,
      value: { text: article, certain: true, encoding, source: { encoding, bom: true, byteLength: bytes.length } },
    })
  })

  test('only one mark is dropped: a second one is text', () => {
    expect(decodeBytes(utf8('\ufeff\ufeffنص'))).toMatchObject({ ok: true, value: { text: '\ufeffنص' } })
  })

  test.each(['windows-1256', 'iso-8859-6'] as const)('%s is guessed, never certain', (encoding) => {
    const bytes = iconv.encode(article, encoding)
    expect(decodeBytes(bytes)).toMatchObject({
      ok: true,
      value: { text: article, certain: false, encoding, source: { encoding, bom: false, byteLength: bytes.length } },
    })
  })

  test('too few bytes for statistics count as Windows-1256', () => {
    expect(decodeBytes(iconv.encode('خبر', 'windows-1256'))).toMatchObject({
      ok: true,
      value: { text: 'خبر', certain: false, encoding: 'windows-1256' },
    })
  })

  test('a choice overrules the guess, and is certain', () => {
    const bytes = iconv.encode('پژوهش گچ', 'windows-1256')
    expect(decodeBytes(bytes, 'windows-1256')).toMatchObject({ ok: true, value: { text: 'پژوهش گچ', certain: true } })
    expect(decodeBytes(Buffer.from('نص', 'utf16le'), 'utf-16le')).toMatchObject({ ok: true, value: { text: 'نص' } })
  })

  test('a view into a larger buffer is decoded by itself', () => {
    const all = Buffer.concat([utf8('xx'), utf16be('\ufeffنص'), utf8('yy')])
    expect(decodeBytes(all.subarray(2, all.length - 2))).toMatchObject({ ok: true, value: { text: 'نص' } })
    expect(all.subarray(0, 2).toString()).toBe('xx')
  })
})

describe('the text', () => {
  test.each([
    ['a\r\nb\r\n', 'a\nb\n', 'crlf'],
    ['a\rb', 'a\nb', 'cr'],
    ['a\r\nb\nc\r', 'a\nb\nc\n', 'mixed'],
    ['a', 'a', 'lf'],
  ])('newlines of %j become LF and are told', (raw, text, newline) => {
    expect(decodeBytes(utf8(raw))).toMatchObject({ ok: true, value: { text, source: { newline } } })
  })

  test('nothing else is changed', () => {
    const odd = '  قـــال\u00a0 «نعم»  \u200fabc\u200e ک ی e\u0301 \u2028 👨\u200d👩\u200d👧 \t\v\f ﻻ \ufffd\n\n'
    expect(decodeBytes(utf8(odd))).toMatchObject({ ok: true, value: { text: odd } })
  })
})

describe('set aside', () => {
  test.each([
    ['no byte', utf8('')],
    ['a mark only', utf8('\ufeff')],
    ['a UTF-16 mark only', Buffer.from([0xff, 0xfe])],
    ['white space', utf8(' \u00a0\n\t\r\n')],
    ['invisible marks', utf8('\u200f\u200b\n')],
  ])('empty: %s', (_name, bytes) => {
    expect(decodeBytes(bytes)).toEqual({ ok: false, error: { kind: 'empty' } })
  })

  test.each([
    ['a NUL', utf8('نص\0نص')],
    ['an escape', utf8('\u001b[31mنص')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['UTF-16 without a mark', Buffer.from('abc', 'utf16le')],
    ['a NUL in UTF-16', Buffer.from('\ufeffa\0b', 'utf16le')],
  ])('binary: %s', (_name, bytes) => {
    expect(decodeBytes(bytes)).toEqual({ ok: false, error: { kind: 'binary' } })
  })

  test.each([
    ['UTF-8 cut in a letter', utf8(article).subarray(0, 20), 'utf-8'],
    ['one damaged letter', Buffer.concat([utf8(article), Buffer.from([0xd8, 0x20]), utf8(article)]), 'utf-8'],
    ['a damaged text with a mark', Buffer.from([0xef, 0xbb, 0xbf, 0xc7, 0xe1]), 'utf-8'],
    ['text of no Arabic', Buffer.from('Le café était fermé à Genève, déjà vu.', 'latin1'), 'utf-8'],
    ['half a code unit', Buffer.concat([Buffer.from('\ufeffنص', 'utf16le'), Buffer.from([0x20])]), 'utf-16le'],
    ['half a code unit, big-endian', Buffer.concat([utf16be('\ufeffنص'), Buffer.from([0x20])]), 'utf-16be'],
    ['half a surrogate pair', Buffer.from('\ufeffن\ud83dص', 'utf16le'), 'utf-16le'],
  ])('undecodable: %s', (_name, bytes, encoding) => {
    expect(decodeBytes(bytes)).toEqual({ ok: false, error: { kind: 'undecodable', encoding } })
  })

  test('a byte that ISO-8859-6 gives no character is undecodable, never U+FFFD or a control', () => {
    const letters = iconv.encode('قال المتحدث', 'iso-8859-6')
    for (const byte of [0xa1, 0xc0, 0xdb, 0xff, 0x81, 0x9f]) {
      expect(decodeBytes(Buffer.concat([letters, Buffer.from([byte])]), 'iso-8859-6')).toEqual({
        ok: false,
        error: { kind: 'undecodable', encoding: 'iso-8859-6' },
      })
    }
  })

  test('a choice that does not fit is undecodable', () => {
    expect(decodeBytes(iconv.encode(article, 'windows-1256'), 'utf-8')).toEqual({
      ok: false,
      error: { kind: 'undecodable', encoding: 'utf-8' },
    })
  })
})
