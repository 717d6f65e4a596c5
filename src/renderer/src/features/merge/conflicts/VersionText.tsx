/** A passage with the marks of one version, drawn as in the editor, and what it has beyond the others pointed at. */
import type { LabelledSpan } from '@core/adjudication/conflict'
import type { LineTable } from '@core/text/lineTable'
import type { Span } from '@core/text/snap'
import { countWords } from '@core/text/words'
import { useScheme } from '@renderer/state/scheme'
import { useTranslation } from 'react-i18next'
import { cutPassage, foldsOf, type Passage, type PassageLine } from './passage'
import '@renderer/editor/reader.css'

/** What all versions of an item are shown in. Offsets are UTF-16 code units. */
export interface ShownPassage {
  readonly passage: Passage
  /** The whole text; null as long as it is not there. */
  readonly lines: LineTable | null
  /** Nothing of a long passage is folded away. */
  readonly whole: boolean
  readonly onUnfold: () => void
}

export interface VersionTextProps {
  readonly shown: ShownPassage
  readonly spans: readonly LabelledSpan[]
  /** What only this version has. */
  readonly extras?: readonly Span[]
  /** The spans of all versions: no fold hides an edge of any, and all versions are folded alike. */
  readonly allSpans?: readonly Span[]
}

export function VersionText({ shown, spans, extras = [], allSpans = spans }: VersionTextProps) {
  const { passage, lines, whole, onUnfold } = shown
  // Another scheme draws the same labels otherwise.
  useScheme(({ looks }) => looks)
  const folds = whole ? [] : foldsOf(passage, allSpans)
  return (
    <div className="version-text selectable" lang="ar">
      {cutPassage(passage, { spans, extras, folds }, lines).map((line) => (
        <p key={line.start} dir={line.dir}>
          <Pieces line={line} passage={passage} onUnfold={onUnfold} />
        </p>
      ))}
    </div>
  )
}

interface PiecesProps {
  readonly line: PassageLine
  readonly passage: Passage
  readonly onUnfold: () => void
}

function Pieces({ line, passage, onUnfold }: PiecesProps) {
  return line.pieces.map(({ start, end, className, extra, folded }) => {
    const words = passage.text.slice(start - passage.start, end - passage.start)
    const inner =
      extra === null ? (
        words
      ) : (
        <span
          className={['extra', extra.starts ? 'extra-starts' : '', extra.ends ? 'extra-ends' : ''].join(' ').trim()}
        >
          {words}
        </span>
      )
    return (
      <span key={start} className={className === '' ? undefined : className}>
        {folded ? <Fold words={words} onUnfold={onUnfold} /> : inner}
      </span>
    )
  })
}

function Fold({ words, onUnfold }: { readonly words: string; readonly onUnfold: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="version-fold" onClick={onUnfold} tabIndex={-1}>
      {t('conflicts.folded', { count: countWords(words) })}
    </button>
  )
}
