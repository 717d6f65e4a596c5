/** A PDF being made: what is written is an HTML document, and the commit prints it into the file. */
import type { AtomicWriter } from '@files/atomicWrite'
import { Utf8Encoder } from '@files/utf8'

/** Prints an HTML document (UTF-8, in pieces); answers the bytes of the PDF. Rejects when the signal aborts. */
export type Print = (html: readonly Uint8Array[], signal: AbortSignal) => Promise<Uint8Array>

/** Has the methods of an `AtomicWriter`, and the same rules. */
export class PrintedWriter {
  private readonly encoder = new Utf8Encoder()
  private readonly interrupted = new AbortController()
  private html: Uint8Array[] = []

  constructor(
    private readonly file: AtomicWriter,
    private readonly print: Print,
  ) {}

  /** Of the PDF; 0 before the commit. */
  get bytes(): number {
    return this.file.bytes
  }

  /** Appends to the document, which stays in memory: nothing of it is on the disk but what the person asked for. */
  write(chunk: string | Uint8Array): Promise<void> {
    // A copy: the encoder's bytes, and those of a message, are only lent.
    this.html.push(Uint8Array.from(typeof chunk === 'string' ? this.encoder.encode(chunk) : chunk))
    return Promise.resolve()
  }

  async commit(): Promise<void> {
    const html = this.html
    this.html = []
    await this.file.write(await this.print(html, this.interrupted.signal))
    await this.file.commit()
  }

  /** Has a commit under way reject. */
  interrupt(): void {
    this.interrupted.abort()
  }

  async abort(): Promise<void> {
    this.html = []
    await this.file.abort()
  }
}
