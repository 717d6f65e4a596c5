import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { announce } from './announcer'
import { Button, IconButton } from './Button'

export interface Notice {
  readonly text: string
  /** A problem stays until it is dismissed. */
  readonly tone: 'done' | 'problem'
  /** Something to do about it, such as taking it back; the notice goes when it is done. */
  readonly action?: { readonly title: string; readonly onPress: () => void }
}

const useNotices = create<{ readonly notices: readonly (Notice & { readonly id: number })[] }>(() => ({ notices: [] }))
let lastId = 0

/** Says something briefly at the foot of the window, and to screen readers. */
export function notify(notice: Notice): void {
  lastId += 1
  const id = lastId
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), { ...notice, id }] }))
  announce(notice.text)
}

function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

/** How long a notice of something done stays, in milliseconds. */
const shownFor = 6_000

/** Where notices appear; shown once. */
export function Notices() {
  const { t } = useTranslation()
  const { notices } = useNotices()
  return (
    <section className="notices" aria-label={t('common.notices')} data-react-aria-top-layer="true">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} {...notice} />
      ))}
    </section>
  )
}

function NoticeCard({ id, text, tone, action }: Notice & { readonly id: number }) {
  const { t } = useTranslation()
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tone === 'problem') return
    const timer = setInterval(() => {
      if (card.current?.matches(':hover, :focus-within') !== true) dismiss(id)
    }, shownFor)
    return () => clearInterval(timer)
  }, [id, tone])
  return (
    <div ref={card} className={tone === 'problem' ? 'notice notice-problem' : 'notice'} data-testid="notice">
      <p className="selectable" dir="auto">
        {text}
      </p>
      {action !== undefined && (
        <Button
          small
          onPress={() => {
            dismiss(id)
            action.onPress()
          }}
          data-testid="notice-action"
        >
          {action.title}
        </Button>
      )}
      <IconButton icon="close" label={t('common.dismiss')} small onPress={() => dismiss(id)} />
    </div>
  )
}
