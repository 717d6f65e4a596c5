/** How the versions of a span differ, as stretches to point at and as words to say. Offsets are UTF-16 code units. */
import type { LabelledSpan, SpanVersion } from '@core/adjudication/conflict'
import { countGraphemes } from '@core/text/graphemes'
import type { Span } from '@core/text/snap'
import { countWords } from '@core/text/words'

/** The spans among versions, without those of "nothing here". */
export function spansOf(versions: readonly SpanVersion[]): readonly LabelledSpan[] {
  return versions.flatMap(({ span }) => span ?? [])
}

/**
 * What a span has beyond the words that all spans share: up to one stretch on either side, without the spaces at its ends.
 * Nothing where the spans share none, since then each would be pointed at as a whole. `text` begins at `textStart`.
 */
export function extraStretches(text: string, textStart: number, span: Span, all: readonly Span[]): readonly Span[] {
  const start = Math.max(...all.map((other) => other.start))
  const end = Math.min(...all.map((other) => other.end))
  if (start >= end) return []
  return [
    { start: span.start, end: start },
    { start: end, end: span.end },
  ]
    .map((stretch) => {
      const words = text.slice(stretch.start - textStart, stretch.end - textStart)
      const first = stretch.start + words.length - words.trimStart().length
      return { start: first, end: first + words.trim().length }
    })
    .filter((stretch) => stretch.start < stretch.end)
}

/** Where an edge of one span lies as seen from another's, and what stands between the two. */
export interface EdgeDifference {
  readonly edge: 'start' | 'end'
  readonly direction: 'earlier' | 'later'
  readonly words: number
  /** Counted where not a single word lies between, such as for punctuation. */
  readonly characters: number
  readonly quote: string
}

/** How the edges of `span` differ from those of `other`; nothing for the same edges. `text` begins at `textStart`. */
export function edgeDifferences(text: string, textStart: number, span: Span, other: Span): readonly EdgeDifference[] {
  return (['start', 'end'] as const).flatMap((edge) => {
    const [here, there] = [span[edge], other[edge]]
    if (here === there) return []
    const between = text.slice(Math.min(here, there) - textStart, Math.max(here, there) - textStart)
    const direction = here < there ? 'earlier' : 'later'
    return { edge, direction, words: countWords(between), characters: countGraphemes(between), quote: between.trim() }
  })
}
