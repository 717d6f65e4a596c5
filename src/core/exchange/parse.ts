/**
 * JSON in pieces. V8 holds no string above 512 Mi code units, a parser that needs the whole text needs it twice, and what is
 * thrown away a file later costs more than the parsing itself. Here the text is cut at the members of the top object and, in a
 * member that is an array, at its items; the parts go to `JSON.parse`, so that what is accepted is exactly JSON.
 */
import { backslash, closeBrace, closeBracket, comma, openBrace, openBracket, quote } from '../jsonSigns'
import { err, ok, type Result } from '../result'
import type { ExchangeError } from './problems'

/** The size in bytes above which a file is refused unless the caller says otherwise: 1 GiB. */
export const defaultSizeLimit = 1024 ** 3

/** What stands between two records, in files that have one on a line or are indented, and in those without spaces. */
const separators = ['},\n    {', '},{'] as const

/**
 * How many code units of items are parsed at once. V8 puts what it parses from more than 100 Ki code units where objects stay,
 * instead of copying it there; longer texts gain nothing more and take memory.
 */
const batchLength = 512 * 1024

interface OpenList {
  readonly key: string
  readonly items: unknown[]
  closed: boolean
  /** How far ahead the next batch is looked for, and how many more of them may turn out not to be one. */
  reach: number
  patience: number
}

export type OnItems = (list: string, items: readonly unknown[]) => void

/** Takes the text of a JSON object in pieces of any size, cut anywhere, and answers the object at the end. */
export class ExchangeParser {
  readonly #sizeLimit: number
  readonly #onItems: OnItems
  readonly #members = new Map<string, unknown>()
  #error: ExchangeError | null = null
  #length = 0
  /** The text since the last cut, without the piece at hand. */
  #pending = ''
  #depth = 0
  #inString = false
  #escaped = false
  #list: OpenList | null = null
  /** The one that was last found. */
  #separator: (typeof separators)[number] = separators[0]
  #done = false

  /**
   * `sizeLimit` is compared with the count of UTF-16 code units, of which a text never has more than UTF-8 bytes. `onItems` is
   * given the items of the arrays at the top, with the array's name, as they are parsed; it may put equal values in their place.
   */
  constructor(sizeLimit: number = defaultSizeLimit, onItems: OnItems = () => undefined) {
    this.#sizeLimit = sizeLimit
    this.#onItems = onItems
  }

  /** Takes the next piece of text. After an error the rest is ignored. */
  push(piece: string): void {
    this.#length += piece.length
    if (this.#length > this.#sizeLimit) this.#error ??= { code: 'too-large', limit: this.#sizeLimit }
    if (this.#error !== null) return
    try {
      this.#scan(piece)
    } catch (cause) {
      this.#error = cause instanceof NotAnObject ? { code: 'not-exchange' } : this.#notJson(cause)
    }
  }

  /** The parsed object, once all pieces were pushed. */
  end(): Result<Readonly<Record<string, unknown>>, ExchangeError> {
    if (this.#error !== null) return err(this.#error)
    if (!this.#done && this.#depth === 0 && !isBlank(this.#pending)) return err({ code: 'not-exchange' })
    if (!this.#done) return err({ code: 'not-json', detail: 'it ends early' })
    if (!isBlank(this.#pending)) return err({ code: 'not-json', detail: 'text follows its end' })
    return ok(Object.fromEntries(this.#members))
  }

  #scan(piece: string): void {
    let from = 0
    const take = (to: number): string => {
      const text = this.#pending + piece.slice(from, to)
      this.#pending = ''
      from = to + 1
      return text
    }
    for (let at = 0; at < piece.length; at++) {
      if (this.#inString) {
        at = this.#endOfString(piece, at)
        continue
      }
      const unit = piece.charCodeAt(at)
      if (unit === quote) {
        this.#inString = true
      } else if (unit === openBrace || unit === openBracket) {
        this.#depth++
        if (this.#depth === 1) {
          this.#openObject(unit, take(at))
        } else if (this.#depth === 2 && unit === openBracket) {
          this.#openList(take(at))
          from = this.#addBatches(piece, from)
          at = from - 1
        }
      } else if (unit === closeBrace || unit === closeBracket) {
        if (this.#depth === 2 && this.#insideList()) this.#closeList(unit, take(at))
        else if (this.#depth === 1) this.#closeObject(unit, take(at))
        this.#depth--
      } else if (unit === comma) {
        if (this.#depth === 2 && this.#insideList()) {
          this.#addItem(take(at))
          from = this.#addBatches(piece, from)
          at = from - 1
        } else if (this.#depth === 1) {
          this.#addMember(take(at))
        }
      }
    }
    this.#pending += piece.slice(from)
  }

  /** Where the string that goes on at `from` ends: the index of its quote, or the piece's length if that is further on. */
  #endOfString(piece: string, from: number): number {
    let at = this.#escaped ? from + 1 : from
    this.#escaped = false
    for (;;) {
      const end = piece.indexOf('"', at)
      const to = end === -1 ? piece.length : end
      let first = to
      while (first > at && piece.charCodeAt(first - 1) === backslash) first--
      const escaped = (to - first) % 2 === 1
      if (end === -1) {
        this.#escaped = escaped
        return to
      }
      if (!escaped) {
        this.#inString = false
        return end
      }
      at = end + 1
    }
  }

  #insideList(): boolean {
    return this.#list !== null && !this.#list.closed
  }

  #openObject(unit: number, before: string): void {
    if (this.#done) throw new SyntaxError('text follows its end')
    if (unit !== openBrace || !isBlank(before)) throw new NotAnObject()
  }

  #closeObject(unit: number, text: string): void {
    if (unit !== closeBrace) throw new SyntaxError('a bracket closes a brace')
    const empty = this.#members.size === 0 && this.#list === null && isBlank(text)
    if (!empty) this.#addMember(text)
    this.#done = true
  }

  #addMember(text: string): void {
    if (this.#list === null) {
      for (const [key, value] of Object.entries(parseObject(`{${text}}`))) this.#members.set(key, value)
    } else {
      if (!isBlank(text)) throw new SyntaxError(`unexpected text after ${this.#list.key}`)
      this.#members.set(this.#list.key, this.#list.items)
      this.#list = null
    }
  }

  #openList(text: string): void {
    if (this.#list !== null) throw new SyntaxError(`unexpected text after ${this.#list.key}`)
    const [key] = Object.keys(parseObject(`{${text}[]}`))
    if (key === undefined) throw new SyntaxError('an array without a name')
    this.#list = { key, items: [], closed: false, reach: batchLength, patience: 40 }
  }

  #addItem(text: string): void {
    const item: unknown = JSON.parse(text)
    if (this.#list !== null) this.#addItems(this.#list, [item])
  }

  #addItems(list: OpenList, items: readonly unknown[]): void {
    this.#onItems(list.key, items)
    for (const item of items) list.items.push(item)
  }

  /** Adds batches of items as long as there are such from `from` on, where an item begins; answers where the next begins. */
  #addBatches(piece: string, from: number): number {
    let at = from
    for (let next = this.#addBatch(piece, at); next > at; next = this.#addBatch(piece, at)) at = next
    return at
  }

  /**
   * Adds the items up to a place that looks as if one ended there. It may lie within a string or an item. But if the text up to
   * it parses as the items of an array, that is what they are: JSON can be read in one way only. If it does not, a nearer
   * place is tried the next time, and after some failures none any more. Answers `from` if nothing was added.
   */
  #addBatch(piece: string, from: number): number {
    const list = this.#list
    if (list === null || list.patience === 0) return from
    const ahead = piece.slice(from, from + list.reach)
    let end = ahead.lastIndexOf(this.#separator)
    if (end === -1) {
      this.#separator =
        separators.find((other) => other !== this.#separator && ahead.includes(other)) ?? this.#separator
      end = ahead.lastIndexOf(this.#separator)
    }
    if (end === -1) return from
    const items = parsedItems(ahead.slice(0, end + 1))
    if (items === null) {
      list.patience--
      list.reach = Math.max(1024, list.reach / 2)
      return from
    }
    this.#addItems(list, items)
    list.reach = Math.min(batchLength, list.reach * 2)
    // Behind the brace and the comma.
    return from + end + 2
  }

  #closeList(unit: number, text: string): void {
    if (unit !== closeBracket) throw new SyntaxError('a brace closes a bracket')
    if (this.#list === null) return
    if (this.#list.items.length > 0 || !isBlank(text)) this.#addItem(text)
    this.#list.closed = true
  }

  #notJson(cause: unknown): ExchangeError {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const place = this.#list === null ? '' : `${this.#list.key}[${this.#list.items.length}]: `
    return { code: 'not-json', detail: place + reason }
  }
}

/** Thrown within this file only: the text is not that of an object. */
class NotAnObject extends Error {}

/** Blank as JSON counts it. */
function isBlank(text: string): boolean {
  return /^[ \t\n\r]*$/.test(text)
}

/** The items of an array; null if the text is not that of items. */
function parsedItems(text: string): readonly unknown[] | null {
  try {
    return JSON.parse(`[${text}]`) as readonly unknown[]
  } catch {
    return null
  }
}

/** Parses one member between braces: an object with that member, or an error. */
function parseObject(text: string): object {
  const value = JSON.parse(text) as object
  if (Object.keys(value).length === 0) throw new SyntaxError('a comma without a member')
  return value
}
