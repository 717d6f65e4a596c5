/** Zip archives that are the same bytes for the same files, written as a stream, and read in memory. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { unzipSync, Zip, ZipDeflate } from 'fflate'

/** The first day that the format knows, in the zone of the machine: it is written as it reads there. */
const day = new Date(1980, 0, 1)

/** Writes one archive. The pieces that it answers, in their order, are the archive. */
export class ZipArchive {
  #pieces: Uint8Array[] = []
  readonly #zip = new Zip((error, piece) => {
    if (error !== null) throw error
    this.#pieces.push(piece)
  })

  /** Adds a file, whose text comes in pieces, and answers what of the archive follows from it. */
  file(path: string, text: Iterable<string>): Uint8Array[] {
    const entry = new ZipDeflate(path, { level: 6 })
    entry.mtime = day
    this.#zip.add(entry)
    for (const piece of text) entry.push(utf8ToBytes(piece))
    entry.push(new Uint8Array(0), true)
    return this.#taken()
  }

  /** Adds the list of files, at the end of the archive. */
  end(): Uint8Array[] {
    this.#zip.end()
    return this.#taken()
  }

  #taken(): Uint8Array[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }
}

/** Whether bytes begin as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** More than this, in bytes, no file within an archive may hold: a small archive can claim to hold anything. */
const largestFile = 1024 * 1024 * 1024

/** The files of an archive that are wanted, by path; null if it is none, or one of them is too large to be meant. */
export function readZip(bytes: Uint8Array, wanted: (path: string) => boolean): ReadonlyMap<string, Uint8Array> | null {
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!wanted(name)) return false
        if (originalSize > largestFile) throw new RangeError(`${name} is too large`)
        return true
      },
    })
    return new Map(Object.entries(files))
  } catch {
    return null
  }
}
