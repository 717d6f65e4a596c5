import type { ReactNode } from 'react'

export interface PillProps {
  readonly tone?: 'plain' | 'done' | 'doing' | 'danger'
  readonly children: ReactNode
}

/** A short word or number in a rounded box. The tone only repeats in colour what the words say. */
export function Pill({ tone = 'plain', children }: PillProps) {
  return <span className={tone === 'plain' ? 'pill' : `pill pill-${tone}`}>{children}</span>
}
