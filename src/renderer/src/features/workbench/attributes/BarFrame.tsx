import type { KeyboardEventHandler, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import './attributes.css'

export interface BarFrameProps {
  readonly testId: string
  readonly title: string
  readonly label: string
  readonly quote: string
  /** Keys that hold for the whole bar, with what they do. */
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[]
  readonly onClose: () => void
  readonly onKeyDown: KeyboardEventHandler<HTMLElement>
  readonly children: ReactNode
  readonly ref?: Ref<HTMLDivElement>
}

/** A bar docked at the foot of the text: what it is about, its keys, and what is asked. Nothing else is blocked by it. */
export function BarFrame({ testId, title, label, quote, keys, onClose, onKeyDown, children, ref }: BarFrameProps) {
  const { t } = useTranslation()
  return (
    <section className="desk-bar" aria-label={title} data-testid={testId} onKeyDown={onKeyDown}>
      <header className="desk-bar-head">
        <LabelSwatch label={label} />
        <h2>{title}</h2>
        <q className="desk-bar-quote" dir="auto" lang="ar">
          {quote}
        </q>
        <span className="desk-bar-keys">
          {keys.map(([names, does]) => (
            <span key={does}>
              <Kbd keys={names} spoken /> {does}
            </span>
          ))}
        </span>
        <IconButton icon="close" label={t('attributes.close')} small onPress={onClose} />
      </header>
      <div className="desk-bar-body" ref={ref} tabIndex={-1}>
        {children}
      </div>
    </section>
  )
}
