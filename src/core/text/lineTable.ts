/**
 * Where the lines of an immutable text begin and end. Lines are numbered from 0 and divided by LF; a text that ends with
 * one has an empty last line, and an empty text has one line. All offsets are UTF-16 code units.
 */
export class LineTable {
  readonly text: string
  /** The number of lines, at least 1. */
  readonly count: number
  /** The start of every line, and behind them where a line after the last would start. */
  readonly #starts: Uint32Array

  constructor(text: string) {
    let count = 1
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
    const starts = new Uint32Array(count + 1)
    let line = 1
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts[line++] = at + 1
    starts[count] = text.length + 1
    this.text = text
    this.count = count
    this.#starts = starts
  }

  /** The offset of the line's first character. @throws RangeError when there is no such line */
  start(line: number): number {
    this.#check(line)
    return this.#startOf(line)
  }

  /** The offset behind the line's last character, before its newline. @throws RangeError when there is no such line */
  end(line: number): number {
    this.#check(line)
    return this.#startOf(line + 1) - 1
  }

  /** The line that holds an offset; a newline belongs to the line that it ends. Offsets outside the text are clamped. */
  lineAt(offset: number): number {
    let low = 0
    let high = this.count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#startOf(middle) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The line's text without its newline. @throws RangeError when there is no such line */
  lineText(line: number): string {
    return this.text.slice(this.start(line), this.end(line))
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? 0
  }

  #check(line: number): void {
    if (!Number.isInteger(line) || line < 0 || line >= this.count) {
      throw new RangeError(`No line ${line} in a text of ${this.count} lines`)
    }
  }
}
