/** Tags of tokens: IOB2 is written; IOB1, IOB2, BIOES and BILOU are read, all in the same way. */
import { percentEscaped, percentUnescaped } from './names'

/** What ends a column for some reader, or a line. */
const notInTags = /[\p{White_Space}\p{Cc}]/u

/** `O`, or where in an entity a token is, and its label. */
export const tagPattern = /^(?:O|([BIESLU])-(.+))$/u

/** The tag of a token: within a span of a label, its first token or a later one. */
export function tagOf(label: string, isFirst: boolean): string {
  return `${isFirst ? 'B' : 'I'}-${percentEscaped(label, notInTags)}`
}

/** A run of tokens with a label: indexes of tokens, half-open. */
export interface Chunk {
  readonly label: string
  readonly start: number
  readonly end: number
}

/** Puts the tags of a document's tokens together, one after the other. */
export class ChunkReader {
  readonly chunks: Chunk[] = []
  #open: { label: string; start: number } | null = null
  #next = 0

  /**
   * Adds the next token's tag; false if it says nothing that can be: then the token is in no span. `I` continues a span of the
   * same label or begins one, as IOB1 has it; `E` and `L` end one, `S` and `U` are one by themselves.
   */
  add(tag: string): boolean {
    const at = this.#next++
    const [, place, name] = tagPattern.exec(tag) ?? []
    if (place === undefined || name === undefined) {
      this.#close(at)
      return tag === 'O'
    }
    const label = percentUnescaped(name, notInTags)
    const continues = this.#open?.label === label && (place === 'I' || place === 'E' || place === 'L')
    if (!continues) this.#close(at)
    if (!continues && (place === 'E' || place === 'L')) return false
    this.#open ??= { label, start: at }
    if (place !== 'B' && place !== 'I') this.#close(at + 1)
    return true
  }

  /** No span goes on over the end of a sentence. */
  endSentence(): void {
    this.#close(this.#next)
  }

  #close(end: number): void {
    if (this.#open !== null) this.chunks.push({ ...this.#open, end })
    this.#open = null
  }
}
