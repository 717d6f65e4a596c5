/** Sentences, as far as punctuation tells. A sentence never spans lines. Offsets are UTF-16 units. */
import { isSpace } from './characters'
import type { LineTable } from './lineTable'

/** Full stop, exclamation, question (Latin, Arabic), ellipsis, Urdu full stop. */
const enders = new Set('.!?؟…۔')
/** What may stand between the end of a sentence and the space after it. */
const closers = new Set('"\'”’»)]')

/** How far a sentence is looked for in either direction: no sentence of a newspaper is longer. */
const farthest = 4000

/** Whether a sentence ends with the character at `offset`: "4.5" and "www.a.b" go on, "قال." and "قال.»" end. */
function endsAt(text: string, offset: number, lineEnd: number): boolean {
  if (!enders.has(text.charAt(offset))) return false
  let after = offset + 1
  while (after < lineEnd && (closers.has(text.charAt(after)) || enders.has(text.charAt(after)))) after += 1
  return after >= lineEnd || isSpace(text.charCodeAt(after))
}

/** The sentence around an offset with its final punctuation, without the spaces around it; a caret behind it is in it. */
export function sentenceAt(lines: LineTable, offset: number): { readonly start: number; readonly end: number } {
  const { text } = lines
  const line = lines.lineAt(offset)
  const lineStart = Math.max(lines.start(line), offset - farthest)
  const lineEnd = Math.min(lines.end(line), offset + farthest)

  let start = lineStart
  for (let at = offset - 1; at >= lineStart; at--) {
    if (!endsAt(text, at, lineEnd)) continue
    const after = behindClosers(text, at + 1, lineEnd)
    if (after > offset || (after === offset && offset === lineEnd)) continue
    start = after
    break
  }
  let end = lineEnd
  for (let at = Math.max(offset, start); at < lineEnd; at++) {
    if (!endsAt(text, at, lineEnd)) continue
    end = behindClosers(text, at + 1, lineEnd)
    break
  }
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  return { start, end }
}

function behindClosers(text: string, from: number, lineEnd: number): number {
  let at = from
  while (at < lineEnd && (closers.has(text.charAt(at)) || enders.has(text.charAt(at)))) at += 1
  return at
}
