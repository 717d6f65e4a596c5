/** An exchange file from its bytes, as they come. */
import { ExchangeParser } from '@core/exchange/parse'
import type { ExchangeContent } from '@core/exchange/format'
import type { ExchangeError } from '@core/exchange/problems'
import { readExchange, type ExchangeReading } from '@core/exchange/read'
import { err, type Result } from '@core/result'

/** Why a file as a whole cannot be read: the core's reasons, bytes that are not UTF-8, and what the database cannot keep. */
export type FileError =
  | ExchangeError
  | { readonly code: 'not-utf8' }
  /** Nested deeper than an object can be to be stored; `member` is the one at the top of the file in which it is. */
  | { readonly code: 'too-deep'; readonly member: string }

/** Deeper than anything that is meant seriously; from some thousand on, the browser refuses to store an object. */
const deepest = 200

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
    const reading = parsed.ok ? readExchange(parsed.value) : parsed
    const member = reading.ok ? tooDeepMember(reading.value.content) : null
    return member === null ? reading : err({ code: 'too-deep', member })
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

/** The member at the top of a file that is nested too deep; null if none is. */
function tooDeepMember({ extra, ...members }: ExchangeContent): string | null {
  for (const [name, value] of [...Object.entries(members), ...Object.entries(extra)]) {
    // Record by record, for there may be a million.
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (parts.some((part) => isTooDeep(part))) return name
  }
  return null
}

function isTooDeep(value: unknown): boolean {
  let level = objectsIn([value])
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((object) => objectsIn(Object.values(object)))
  }
  return false
}

function objectsIn(values: readonly unknown[]): readonly object[] {
  return values.filter((value): value is object => typeof value === 'object' && value !== null)
}
