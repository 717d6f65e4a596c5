/** Where something is, and what it is: the sentence once for each version, one below the other. */
import type { LabelledSpan, SpanItem } from '@core/adjudication/conflict'
import type { SettledItem } from '@core/adjudication/settled'
import { labelTitle } from '@renderer/state/scheme'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { versionName } from './conflictWords'
import { Version } from './Version'
import { edgeDifferences, extraStretches, spansOf } from './versionDifference'
import { type ShownPassage, VersionText } from './VersionText'

export interface SpanVersionsProps {
  readonly item: SpanItem
  readonly settled: SettledItem
  readonly shown: ShownPassage
}

export function SpanVersions({ item, settled, shown }: SpanVersionsProps) {
  const { t } = useTranslation()
  const { versions, kinds } = item
  const { passage } = shown
  const spans = spansOf(versions)
  const first = versions.findIndex(({ span }) => span !== null)
  const reference = versions[first]?.span ?? null
  return (
    <ol className="versions" data-labels-differ={kinds.includes('label') || undefined}>
      {versions.map(({ span, annotatorIds }, i) => (
        <Version
          key={i}
          index={i}
          annotatorIds={annotatorIds}
          chosen={settled.chosen === i}
          title={span !== null && <VersionLabel label={span.label} />}
        >
          {span === null ? (
            <p className="version-nothing">{t('conflicts.nothingHere')}</p>
          ) : (
            <VersionText
              shown={shown}
              spans={[span]}
              extras={extraStretches(passage.text, passage.start, span, spans)}
              allSpans={spans}
            />
          )}
          {span !== null && reference !== null && i !== first && (
            <Differences
              span={span}
              name={versionName(i)}
              other={reference}
              otherName={versionName(first)}
              shown={shown}
            />
          )}
        </Version>
      ))}
    </ol>
  )
}

function VersionLabel({ label }: { readonly label: string }) {
  const { t } = useTranslation()
  return (
    <span className="version-label" data-label={label}>
      <LabelSwatch label={label} />
      <bdi>{labelTitle(t, label)}</bdi>
    </span>
  )
}

interface DifferencesProps {
  readonly span: LabelledSpan
  readonly name: string
  readonly other: LabelledSpan
  readonly otherName: string
  readonly shown: ShownPassage
}

/** How a version differs from the first one, in words. */
function Differences({ span, name, other, otherName, shown }: DifferencesProps) {
  const { t } = useTranslation()
  const sentences = differenceWords(t, span, name, other, otherName, shown)
  if (sentences.length === 0) return null
  return (
    <p className="version-difference" data-testid="version-difference">
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </p>
  )
}

/** Longer stretches are named by their first words. */
const quotedUpTo = 60

function differenceWords(
  t: TFunction,
  span: LabelledSpan,
  version: string,
  otherSpan: LabelledSpan,
  other: string,
  { passage }: ShownPassage,
): readonly string[] {
  return edgeDifferences(passage.text, passage.start, span, otherSpan).map(
    ({ edge, direction, words, characters, quote }) => {
      const amount =
        words > 0 ? t('conflicts.by.words', { count: words }) : t('conflicts.by.characters', { count: characters })
      const short = quote.length > quotedUpTo ? `${quote.slice(0, quote.lastIndexOf(' ', quotedUpTo))} …` : quote
      return t(`conflicts.differs.${edge}.${direction}`, { version, other, amount, quote: short })
    },
  )
}
