import type { Correction } from '@core/adjudication/correction'
import { sentenceAt } from '@core/text/sentences'
import { placeOf, type ReviewState, spansOf } from '@renderer/state/corrections'
import type { DocumentSession } from '@renderer/state/documentSession'
import { usePreferences } from '@renderer/state/preferences'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { type DrawnSpan, MarkedText } from '@renderer/ui/MarkedText'
import { Pill } from '@renderer/ui/Pill'
import { useTranslation } from 'react-i18next'
import { correctionSides, correctionTitle, groundsWords } from './correctionWords'

const tones = { open: 'doing', accepted: 'done', kept: 'plain', outdated: 'danger' } as const

/** A correction: a line, or, while the person is at it, what there was, what there is to be, and why. */
export function CorrectionCard({
  correction,
  state,
  session,
  open,
  nameOf,
}: {
  readonly correction: Correction
  readonly state: ReviewState
  readonly session: DocumentSession
  /** Shown whole. */
  readonly open: boolean
  readonly nameOf: (annotatorId: string) => string | null
}) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const { before, after } = spansOf(correction)
  const [shown] = [...after, ...before]
  return (
    <article className="correction" data-state={state}>
      <header className="correction-head">
        {shown !== undefined && <LabelSwatch label={shown.label} />}
        <strong>{correctionTitle(t, correction, language)}</strong>
        <Pill tone={tones[state]}>{t(`corrections.state.${state}`)}</Pill>
      </header>
      {open ? (
        <Sides correction={correction} session={session} />
      ) : (
        shown !== undefined && (
          <p className="correction-quote" dir="auto">
            {session.text.slice(shown.start, shown.end)}
          </p>
        )
      )}
      {open && (
        <p className="correction-why">
          {groundsWords(t, correction, nameOf)}
          {correction.comment !== '' && (
            <q className="correction-comment" dir="auto">
              {correction.comment}
            </q>
          )}
        </p>
      )}
      {open && state === 'outdated' && <p className="correction-outdated">{t('corrections.outdatedHelp')}</p>}
    </article>
  )
}

/** Both versions, one below the other, in the sentence or sentences that hold them. */
function Sides({ correction, session }: { readonly correction: Correction; readonly session: DocumentSession }) {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const words = correctionSides(t, correction, language, session.text)
  const { before, after } = spansOf(correction)
  const place = placeOf(correction)
  const from = sentenceAt(session.lines, place.start).start
  const to = Math.max(place.end, sentenceAt(session.lines, Math.max(place.start, place.end - 1)).end)
  const side = (name: 'before' | 'after', spans: readonly DrawnSpan[]) => (
    <div className="correction-side" data-side={name}>
      <p className="correction-side-title">
        <span className="muted">{t(`corrections.side.${name}`)}</span> {words[name]}
      </p>
      {spans.length > 0 && (
        <MarkedText
          text={session.text.slice(Math.min(from, place.start), to)}
          start={Math.min(from, place.start)}
          spans={spans}
        />
      )}
    </div>
  )
  // Where only values or links differ the spans are the same, and are drawn once.
  const same = before.length > 0 && before === after
  return (
    <>
      {side('before', same ? [] : before)}
      {side('after', after)}
    </>
  )
}
