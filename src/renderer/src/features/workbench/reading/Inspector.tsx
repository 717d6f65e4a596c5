/** The strip that shows what is selected character by character, so that nobody must ask which side an offset counts from. */
import { characterName } from '@core/text/characterNames'
import { CodePointIndex } from '@core/text/codePoints'
import { nextGrapheme } from '@core/text/graphemes'
import { codePointLabel, type InspectedCharacter, type InspectedCluster, inspectSpan } from '@core/text/inspect'
import { invisibleOf } from '@core/text/invisibles'
import { isCollapsed, spanOf, type TextSelection } from '@renderer/editor/selection'
import { usePreferences } from '@renderer/state/preferences'
import { announce } from '@renderer/ui/announcer'
import { Button, IconButton } from '@renderer/ui/Button'
import { copyText } from '@renderer/ui/copyText'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import './inspector.css'

/** Code points shown: nobody looks at more than this one by one. */
const limit = 200

export interface InspectorProps {
  /** The whole document. */
  readonly text: string
  readonly selection: TextSelection | null
  /** Called to close it; the focus then belongs to the text. */
  readonly onClose: () => void
}

/** Shows the selection, or the character after the caret, in logical order from left to right. */
export function Inspector({ text, selection, onClose }: InspectorProps) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const offsets = useMemo(() => new CodePointIndex(text), [text])
  const span = selection === null ? null : inspectedSpan(text, selection)
  const clusters = span === null ? [] : inspectSpan(text, span, offsets, limit)
  const shown = clusters.reduce((count, { characters }) => count + characters.length, 0)
  const all = span === null ? 0 : offsets.toCodePoint(span.end) - offsets.toCodePoint(span.start)

  const copy = () => {
    copyText(asTable(clusters, (character) => describe(t, character, language)))
    announce(t('inspector.copied'))
  }
  return (
    <section
      className="inspector"
      data-region="inspector"
      aria-label={t('inspector.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <header className="inspector-head">
        <strong>{t('inspector.title')}</strong>
        <span className="muted">{t('inspector.codePoints', { count: all })}</span>
        <span className="inspector-help">{t('inspector.help')}</span>
        <Button small isDisabled={clusters.length === 0} onPress={copy}>
          {t('inspector.copy')}
        </Button>
        <IconButton small icon="close" label={t('common.close')} onPress={onClose} />
      </header>
      {clusters.length === 0 ? (
        <p className="inspector-empty">{t(selection === null ? 'inspector.nothing' : 'inspector.atEnd')}</p>
      ) : (
        // It scrolls sideways, which the keyboard can only do where the focus is.
        <ol className="inspector-clusters" dir="ltr" tabIndex={0} aria-label={t('inspector.characters')}>
          {clusters.map((cluster) => (
            <li key={cluster.start} className="inspector-cluster">
              <Cluster cluster={cluster} language={language} />
            </li>
          ))}
          {shown < all && <li className="inspector-rest">{t('inspector.shownOf', { shown, all })}</li>}
        </ol>
      )}
    </section>
  )
}

/** The selection, or the grapheme cluster after the caret; empty at the end of the text. */
function inspectedSpan(text: string, selection: TextSelection): { readonly start: number; readonly end: number } {
  const { start, end } = spanOf(selection)
  return isCollapsed(selection) ? { start, end: nextGrapheme(text, start) } : { start, end }
}

function Cluster({ cluster, language }: { readonly cluster: InspectedCluster; readonly language: Language }) {
  const { t } = useTranslation()
  const { characters } = cluster
  return (
    <>
      {characters.length > 1 && (
        <span className="inspector-whole" lang="ar" dir="rtl">
          {cluster.text}
        </span>
      )}
      <ol className="inspector-characters">
        {characters.map((character) => (
          <li key={character.utf16} className="inspector-character" data-code={codePointLabel(character.codePoint)}>
            <Glyph character={character} />
            <code>{codePointLabel(character.codePoint)}</code>
            <span className="inspector-name" lang={language} dir="auto">
              {describe(t, character, language)}
            </span>
            <span className="inspector-offset">{t('inspector.utf16', { offset: character.utf16 })}</span>
            <span className="inspector-offset" dir="auto">
              {t('inspector.codePoint', { offset: character.codePointOffset })}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The character by itself: a mark on a dotted circle, one that is not seen as its abbreviation. */
function Glyph({ character: { codePoint, text, kind } }: { readonly character: InspectedCharacter }) {
  const sign = signs[text] ?? invisibleOf(codePoint)?.short
  if (sign !== undefined && text !== tatweel) return <span className="inspector-sign">{sign}</span>
  return (
    <bdi className="inspector-glyph" lang="ar">
      {kind === 'mark' ? `${dottedCircle}${text}` : text}
    </bdi>
  )
}

const tatweel = '\u0640'
const dottedCircle = '\u25cc'
const signs: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵' }

function describe(t: TFunction, { codePoint, kind }: InspectedCharacter, language: Language): string {
  return characterName(codePoint)?.[language] ?? t(`inspector.kinds.${kind}`)
}

/** One code point a line, tab-separated: offset in UTF-16 units, in code points, code point, character, name. */
function asTable(clusters: readonly InspectedCluster[], nameOf: (character: InspectedCharacter) => string): string {
  const rows = clusters
    .flatMap(({ characters }) => characters)
    .map((c) => [c.utf16, c.codePointOffset, codePointLabel(c.codePoint), visible(c), nameOf(c)].join('\t'))
  return ['utf16\tcode_point\tcode\tcharacter\tname', ...rows].join('\n')
}

/** A tab or a newline would break the table, and a bidi control its lines. */
function visible({ codePoint, text, kind }: InspectedCharacter): string {
  if (kind === 'control' || kind === 'format' || kind === 'surrogate') return invisibleOf(codePoint)?.short ?? ''
  return text
}
