/**
 * JSON in pieces. One string would do for most files, but V8 holds no string above 512 Mi code units and a parser that
 * needs the whole text needs it twice. Here the text is cut at the members of the top object and, in a member that is an
 * array, at its items; each part goes to `JSON.parse`, so that what is accepted is exactly JSON.
 */
import { err, ok, type Result } from '../result'
import type { ExchangeError } from './problems'

/** The size in bytes above which a file is refused unless the caller says otherwise: 1 GiB. */
export const defaultSizeLimit = 1024 ** 3

const quote = 0x22
const comma = 0x2c
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

interface OpenList {
  readonly key: string
  readonly items: unknown[]
  closed: boolean
}

/** Takes the text of a JSON object in pieces of any size, cut anywhere, and answers the object at the end. */
export class ExchangeParser {
  readonly #sizeLimit: number
  readonly #members = new Map<string, unknown>()
  #error: ExchangeError | null = null
  #length = 0
  /** The text since the last cut, without the piece at hand. */
  #pending = ''
  #depth = 0
  #inString = false
  #escaped = false
  #list: OpenList | null = null
  #done = false

  /** `sizeLimit` is compared with the count of UTF-16 code units, of which a text never has more than UTF-8 bytes. */
  constructor(sizeLimit: number = defaultSizeLimit) {
    this.#sizeLimit = sizeLimit
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
      const unit = piece.charCodeAt(at)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (unit === backslash) this.#escaped = true
        else if (unit === quote) this.#inString = false
      } else if (unit === quote) {
        this.#inString = true
      } else if (unit === openBrace || unit === openBracket) {
        this.#depth++
        if (this.#depth === 1) this.#openObject(unit, take(at))
        else if (this.#depth === 2 && unit === openBracket) this.#openList(take(at))
      } else if (unit === closeBrace || unit === closeBracket) {
        if (this.#depth === 2 && this.#insideList()) this.#closeList(unit, take(at))
        else if (this.#depth === 1) this.#closeObject(unit, take(at))
        this.#depth--
      } else if (unit === comma) {
        if (this.#depth === 2 && this.#insideList()) this.#addItem(take(at))
        else if (this.#depth === 1) this.#addMember(take(at))
      }
    }
    this.#pending += piece.slice(from)
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
    this.#list = { key, items: [], closed: false }
  }

  #addItem(text: string): void {
    const item: unknown = JSON.parse(text)
    this.#list?.items.push(item)
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

/** Parses one member between braces: an object with that member, or an error. */
function parseObject(text: string): object {
  const value = JSON.parse(text) as object
  if (Object.keys(value).length === 0) throw new SyntaxError('a comma without a member')
  return value
}
