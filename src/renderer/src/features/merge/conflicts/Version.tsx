/** Above a version: its letter, which is its key, who says so, and whether it is what gold has. */
import { Icon } from '@renderer/ui/Icon'
import { Kbd } from '@renderer/ui/Kbd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { versionName } from './conflictWords'
import { useAnnotatorNames } from './useAnnotatorNames'

export interface VersionProps {
  readonly index: number
  readonly annotatorIds: readonly string[]
  readonly chosen: boolean
  /** Beside the letter. */
  readonly title?: ReactNode
  readonly children: ReactNode
}

/** A version as an item of a list of them. */
export function Version({ index, annotatorIds, chosen, title, children }: VersionProps) {
  const { t } = useTranslation()
  const nameOf = useAnnotatorNames()
  return (
    <li className="version" data-version={versionName(index)} data-chosen={chosen || undefined} data-testid="version">
      <div className="version-head">
        <span className="hidden-visually">{t('conflicts.version', { version: versionName(index) })}</span>
        <Kbd keys={[versionName(index)]} />
        {title}
        <span className="version-who">
          {annotatorIds.map((id) => (
            <bdi key={id}>{nameOf(id)}</bdi>
          ))}
        </span>
        {chosen && (
          <span className="version-chosen">
            <Icon name="check" />
            {t('conflicts.inGold')}
          </span>
        )}
      </div>
      {children}
    </li>
  )
}
