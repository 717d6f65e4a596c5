/** An exchange file from its bytes, as they come. */
import { ExchangeParser } from '@core/exchange/parse'
import type { ExchangeError } from '@core/exchange/problems'
import { readExchange, type ExchangeReading } from '@core/exchange/read'
import { err, type Result } from '@core/result'

/** Why a file as a whole cannot be read: the core's reasons, and bytes that are not UTF-8. */
export type FileError = ExchangeError | { readonly code: 'not-utf8' }

/** Decodes and parses one file: `push` its pieces in order, then `end`. */
export class ExchangeBytes {
  readonly #parser = new ExchangeParser()
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #notUtf8 = false

  /** Takes the next bytes of the file. What is wrong with them is said by `end`. */
  push(bytes: Uint8Array): void {
    if (!this.#notUtf8) this.#decode(bytes)
  }

  /** Checks the file, and every record of it, once all pieces were pushed. */
  end(): Result<ExchangeReading, FileError> {
    if (!this.#notUtf8) this.#decode(null)
    if (this.#notUtf8) return err({ code: 'not-utf8' })
    const parsed = this.#parser.end()
    return parsed.ok ? readExchange(parsed.value) : parsed
  }

  #decode(bytes: Uint8Array | null): void {
    let text: string
    try {
      text = bytes === null ? this.#decoder.decode() : this.#decoder.decode(bytes, { stream: true })
    } catch {
      // A fatal decoder throws for one reason only.
      this.#notUtf8 = true
      return
    }
    this.#parser.push(text)
  }
}
