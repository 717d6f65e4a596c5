/** The lines of a CoNLL file as documents of tokens. */
import { ChunkReader, type Chunk } from './conllTags'
import type { InputFile } from './format'
import { NotUtf8Error, readLines } from './input'
import type { ReadProblem } from './jsonRecords'

export interface ConllDocument {
  /** The number of its first line, counted from 1. */
  readonly line: number
  readonly tokens: readonly string[]
  /** How many tokens there are up to the end of each sentence. */
  readonly sentences: readonly number[]
  readonly chunks: readonly Chunk[]
  readonly problems: readonly ReadProblem[]
}

/**
 * The documents of a file. Columns stand apart by tabs, or by spaces where a line has no tab; the first is the token, the last
 * its tag. A file without `-DOCSTART-` is one document.
 */
export async function* conllDocuments(file: InputFile): AsyncGenerator<ConllDocument, void> {
  let open: OpenDocument | null = null
  try {
    for await (const { number, line } of readLines(file)) {
      const columns = line.includes('\t') ? line.split('\t') : line.split(' ')
      const [token = '', ...others] = columns.filter((column) => column !== '')
      if (token === '-DOCSTART-') {
        if (open !== null) yield open.close()
        open = new OpenDocument(file.path, number)
      } else if (token === '') open?.endSentence()
      else (open ??= new OpenDocument(file.path, number)).add(number, token, others.at(-1))
    }
  } catch (error) {
    if (!(error instanceof NotUtf8Error)) throw error
    open ??= new OpenDocument(file.path, 1)
    open.say('', 'not-utf8', 'is not UTF-8: what follows was not read')
  }
  if (open !== null) yield open.close()
}

class OpenDocument {
  readonly #path: string
  readonly #line: number
  readonly #tokens: string[] = []
  readonly #sentences: number[] = []
  readonly #chunks = new ChunkReader()
  readonly #problems: ReadProblem[] = []

  constructor(path: string, line: number) {
    this.#path = path
    this.#line = line
  }

  add(number: number, token: string, tag: string | undefined): void {
    this.#tokens.push(token)
    const isRead = this.#chunks.add(tag ?? 'O')
    if (tag === undefined) this.say(`line ${String(number)}`, 'wrong-shape', 'has one column')
    else if (!isRead) this.say(`line ${String(number)}`, 'bad-tag', `${tag} is no tag that can stand here`)
  }

  endSentence(): void {
    this.#chunks.endSentence()
    if (this.#tokens.length > (this.#sentences.at(-1) ?? 0)) this.#sentences.push(this.#tokens.length)
  }

  say(place: string, reason: ReadProblem['reason'], detail: string): void {
    this.#problems.push({ type: 'problem', path: this.#path, place, reason, detail })
  }

  close(): ConllDocument {
    this.endSentence()
    return {
      line: this.#line,
      tokens: this.#tokens,
      sentences: this.#sentences,
      chunks: this.#chunks.chunks,
      problems: this.#problems,
    }
  }
}
