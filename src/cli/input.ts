/** Reading the files that a command names. */
import { defaultSizeLimit, ExchangeParser } from '@core/exchange/parse'
import { describeExchangeError } from '@core/exchange/problems'
import { readExchange, type ExchangeReading } from '@core/exchange/read'
import { messageOf } from '@files/fileErrors'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { CommandError } from './command'

/** Reads and checks the exchange file at `path`, which may be larger than a string can be. Throws `CommandError`. */
export async function readExchangeFile(path: string): Promise<ExchangeReading> {
  const parser = new ExchangeParser()
  for await (const piece of readUtf8(path)) parser.push(piece)
  const parsed = parser.end()
  const reading = parsed.ok ? readExchange(parsed.value) : parsed
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

/** The text of a UTF-8 file in pieces, without a byte order mark. */
async function* readUtf8(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const entry = await stat(path)
    if (!entry.isFile()) throw new Error('it is not a file')
    if (entry.size > defaultSizeLimit) throw new Error(`it is larger than ${defaultSizeLimit} bytes`)
    for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      yield decoder.decode(bytes as Buffer, { stream: true })
    }
    yield decoder.decode()
  } catch (cause) {
    const reason = cause instanceof TypeError ? 'it is not UTF-8' : messageOf(cause)
    throw new CommandError(`${path} cannot be read: ${reason}`)
  }
}
