/** Reading the files that a command names. */
import { defaultSizeLimit, ExchangeParser } from '@core/exchange/parse'
import { describeExchangeError } from '@core/exchange/problems'
import { readExchange, type ExchangeReading, type ReadOptions } from '@core/exchange/read'
import { SharedStrings } from '@core/exchange/sharedStrings'
import { messageOf } from '@files/fileErrors'
import { Utf8Decoder } from '@files/utf8'
import { open, stat } from 'node:fs/promises'
import { CommandError } from './command'

export interface ReadFileOptions extends Pick<ReadOptions, 'texts'> {
  /** Strings of the files read before. */
  readonly strings?: SharedStrings
}

/**
 * Reads and checks the exchange file at `path`, which may be larger than a string can be. Texts that a file before had are
 * not verified again (`ReadOptions.texts`). Throws `CommandError`.
 */
export async function readExchangeFile(path: string, options: ReadFileOptions = {}): Promise<ExchangeReading> {
  const { texts = new Map<string, string>(), strings = new SharedStrings() } = options
  const parser = new ExchangeParser(defaultSizeLimit, (list, items) => {
    strings.share(list, items)
  })
  for await (const piece of readUtf8(path)) parser.push(piece)
  const parsed = parser.end()
  const reading = parsed.ok ? readExchange(parsed.value, { texts }) : parsed
  if (!reading.ok) throw new CommandError(`${path}: ${describeExchangeError(reading.error)}`)
  return reading.value
}

/** The lines of a UTF-8 file, ended by LF or CRLF. Throws `CommandError`. */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of readUtf8(path)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest
}

/** The text of a UTF-8 file in pieces, without a byte order mark. Throws `CommandError`. */
async function* readUtf8(path: string): AsyncGenerator<string> {
  const decoder = new Utf8Decoder()
  try {
    const entry = await stat(path)
    if (!entry.isFile()) throw new Error('it is not a file')
    if (entry.size > defaultSizeLimit) throw new Error(`it is larger than ${defaultSizeLimit} bytes`)
    for await (const bytes of readPieces(path)) yield decoder.decode(bytes)
    decoder.end()
  } catch (cause) {
    const reason = cause instanceof TypeError ? 'it is not UTF-8' : messageOf(cause)
    throw new CommandError(`${path} cannot be read: ${reason}`)
  }
}

/** The bytes of a file in pieces, each good until the next: all are read into the same memory. */
async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    const piece = Buffer.allocUnsafe(1024 ** 2)
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
