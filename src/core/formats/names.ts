/** Names for places that do not take every character: identifiers, files and fields of other tools, and the way back. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { previousGrapheme } from '../text/graphemes'

/**
 * A name in ASCII letters, digits and single underscores that begins with a letter. A name of which `isPlain` holds stays as
 * it is, unless it looks like one that was changed. Of any other, letters and digits stay and the rest is written as hex
 * code points: `my label` is `xa_my_20_label`, `خبر` is `xu_62ex628x631`.
 */
export function asciiName(name: string, isPlain: (name: string) => boolean): string {
  if (isPlain(name) && !/^x[au]_/.test(name)) return name
  const parts = name.match(/[A-Za-z0-9]+|[^A-Za-z0-9]+/gu) ?? ['']
  const written = parts.map((part) => (isAlphanumeric(part) ? part : hexOf(part)))
  return [isAlphanumeric(name.charAt(0)) ? 'xa' : 'xu', ...written].join('_')
}

/** The name that `asciiName` wrote like this; a name that it would not have written is taken as it is. */
export function nameOfAscii(ascii: string, isPlain: (name: string) => boolean): string {
  const [first, ...parts] = ascii.split('_')
  if ((first !== 'xa' && first !== 'xu') || parts.length === 0) return ascii
  const name = parts.map((part, at) => ((at % 2 === 0) === (first === 'xu') ? textOfHex(part) : part)).join('')
  return asciiName(name, isPlain) === ascii ? name : ascii
}

function isAlphanumeric(text: string): boolean {
  return /^[A-Za-z0-9]/.test(text)
}

function hexOf(text: string): string {
  return Array.from(text, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('x')
}

function textOfHex(hex: string): string {
  const points = hex.split('x').map((digits) => (/^[0-9a-f]{2,6}$/.test(digits) ? Number.parseInt(digits, 16) : NaN))
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : ''
}

/** A text in which what `forbidden` matches, and a `%` that could be mistaken, is written as `%` and the hex of its UTF-8. */
export function percentEscaped(text: string, forbidden: RegExp): string {
  return text.replace(new RegExp(`${forbidden.source}|%(?=[0-9A-Fa-f]{2})`, 'gu'), percentOf)
}

/** The text that `percentEscaped` wrote like this; one that it would not have written is taken as it is. */
export function percentUnescaped(text: string, forbidden: RegExp): string {
  const unescaped = withoutPercent(text)
  return percentEscaped(unescaped, forbidden) === text ? unescaped : text
}

function withoutPercent(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}

function percentOf(text: string): string {
  return Array.from(utf8ToBytes(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** What no file is called on one of Windows, macOS and Linux, or hides it; and `~` with a number, which `FileNames` adds. */
const notInFileNames = /[<>:"/\\|?*\p{Cc}\u2028\u2029]|^[. ]|[. ]$|~(?=\d+$)/u
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
/** In bytes of UTF-8, with room for an extension: most file systems take 255. */
const longestFileName = 200

/**
 * A name for a file or a folder, without extension, on every file system. Characters that are not possible are escaped with
 * `%`; a name that is too long is cut and ends with eight digits of its hash.
 * @param reserved names that mean something else where the file is put
 */
export function fileNameFor(name: string, reserved: RegExp | null = null): string {
  if (name === '') return '_'
  const written = escapedFileName(name, reserved)
  if (utf8ToBytes(written).length <= longestFileName) return written
  const ending = `-${bytesToHex(sha256(utf8ToBytes(name))).slice(0, 8)}`
  for (let end = previousGrapheme(name, name.length); ; end = previousGrapheme(name, end)) {
    const cut = escapedFileName(name.slice(0, end) + ending, reserved)
    if (utf8ToBytes(cut).length <= longestFileName) return cut
  }
}

function escapedFileName(name: string, reserved: RegExp | null): string {
  const escaped = percentEscaped(name, notInFileNames)
  const isTaken = devices.test(name) || reserved?.test(name) === true
  return isTaken ? percentOf(name.charAt(0)) + escaped.slice(1) : escaped
}

/** The name that `fileNameFor` wrote like this; one that it would not have written is taken as it is. */
export function nameOfFile(file: string, reserved: RegExp | null = null): string {
  const name = withoutPercent(file)
  return fileNameFor(name, reserved) === file ? name : file
}

/** Names of files in folders, each once in its folder: a second one of the same name gets `~2`. Letter case does not tell apart. */
export class FileNames {
  readonly #owners = new Map<string, string>()

  /**
   * The name that the owner's file has in the folder: `name`, or with a number if it is another's. Asked again for the same
   * owner it is the same.
   */
  nameFor(folder: string, name: string, owner: string): string {
    for (let count = 1; ; count++) {
      const numbered = count === 1 ? name : `${name}~${count}`
      const key = keyOf(folder, numbered)
      const other = this.#owners.get(key)
      if (other !== undefined && other !== owner) continue
      this.#owners.set(key, owner)
      return numbered
    }
  }

  /** The names as they are, each of which is in the folder; for `withoutNumber`. */
  add(folder: string, name: string): void {
    this.#owners.set(keyOf(folder, name), '')
  }

  /** A name without the number that tells it from another one in the folder. */
  withoutNumber(folder: string, name: string): string {
    const bare = name.replace(/~\d+$/, '')
    return this.#owners.has(keyOf(folder, bare)) ? bare : name
  }
}

function keyOf(folder: string, name: string): string {
  return `${folder}/${name}`.normalize('NFC').toLowerCase()
}
