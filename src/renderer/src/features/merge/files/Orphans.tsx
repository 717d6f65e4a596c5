/** Decisions about nothing that is there any more: why, and whether they are to be forgotten. */
import { storeErrorText } from '@renderer/i18n/failures'
import type { MergeOverview, OrphanView } from '@renderer/workers/mergeContract'
import { Button } from '@renderer/ui/Button'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change } from './changes'
import { OrphanCard } from './OrphanCard'
import { useOrphans } from './useOrphans'

/** How many are shown at once: taking a file out may leave hundreds. */
const pageLength = 30

/** Nothing is shown as long as every decision has what it is about. */
export function Orphans({ overview }: { readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  const found = useOrphans(overview)
  const section = useRef<HTMLElement>(null)
  const keepFocus = useKeptFocus(section, found)
  if (found.kind === 'loading') return null
  if (found.kind === 'failed') return <p role="alert">{storeErrorText(t, found.error)}</p>
  if (found.orphans.length === 0) return null
  const lost = found.orphans.filter(({ reason }) => reason !== null)
  const dismissed = found.orphans.filter(({ reason }) => reason === null)
  const dismiss = (orphans: readonly OrphanView[]) => {
    keepFocus()
    const ids = orphans.map(({ decision }) => decision.id)
    void change(t('merge.said.dismissed', { count: ids.length }), 'dismissDecisions', ids)
  }
  const bringBack = ({ decision }: OrphanView) => {
    keepFocus()
    void change(t('merge.said.broughtBack'), 'bringDecisionsBack', [decision.id])
  }
  return (
    <section className="merge-part" ref={section} data-testid="merge-orphans">
      <div className="merge-part-head">
        <h2 tabIndex={-1}>{t('merge.orphans.title')}</h2>
        {lost.length > 1 && (
          <Button small onPress={() => dismiss(lost)} data-testid="orphans-dismiss-all">
            {t('merge.orphans.dismissAll', { count: lost.length })}
          </Button>
        )}
      </div>
      <p className="muted">{t(lost.length === 0 ? 'merge.orphans.none' : 'merge.orphans.help')}</p>
      {lost.length > 0 && <OrphanCards orphans={lost} overview={overview} onPress={(orphan) => dismiss([orphan])} />}
      {dismissed.length > 0 && (
        <details className="merge-dismissed" data-testid="orphans-dismissed">
          <summary>{t('merge.orphans.dismissed', { count: dismissed.length })}</summary>
          <OrphanCards orphans={dismissed} overview={overview} onPress={bringBack} />
        </details>
      )}
    </section>
  )
}

/**
 * Answers what to call when a button is pressed that goes away by that. Once what it did is shown, the button that took its place
 * has the focus, or the heading where no such is left.
 */
function useKeptFocus(section: RefObject<HTMLElement | null>, found: unknown): () => void {
  const pressed = useRef<{ readonly testId: string; readonly place: number }>(null)
  useEffect(() => {
    if (pressed.current === null) return
    const { testId, place } = pressed.current
    pressed.current = null
    const buttons = buttonsIn(section.current, testId)
    const next = buttons[Math.min(place, buttons.length - 1)] ?? section.current?.querySelector<HTMLElement>('h2')
    next?.focus()
  }, [section, found])
  return () => {
    const button = document.activeElement
    if (!(button instanceof HTMLElement)) return
    const testId = button.dataset['testid'] ?? ''
    pressed.current = { testId, place: buttonsIn(section.current, testId).indexOf(button) }
  }
}

function buttonsIn(section: HTMLElement | null, testId: string): readonly HTMLElement[] {
  return [...(section?.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`) ?? [])]
}

interface OrphanCardsProps {
  readonly orphans: readonly OrphanView[]
  readonly overview: MergeOverview
  readonly onPress: (orphan: OrphanView) => void
}

function OrphanCards({ orphans, overview, onPress }: OrphanCardsProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(pageLength)
  const hidden = orphans.length - shown
  return (
    <>
      <ul className="merge-cards">
        {orphans.slice(0, shown).map((orphan) => (
          <OrphanCard key={orphan.decision.id} orphan={orphan} overview={overview} onPress={() => onPress(orphan)} />
        ))}
      </ul>
      {hidden > 0 && (
        <div>
          <Button small onPress={() => setShown(shown + pageLength)}>
            {t('merge.orphans.more', { count: hidden })}
          </Button>
        </div>
      )}
    </>
  )
}
