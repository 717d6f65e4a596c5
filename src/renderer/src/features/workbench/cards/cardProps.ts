/** What a card and its parts are told. */
import type { LinkIndex } from '@core/annotation/links'
import type { Annotation } from '@core/annotation/model'
import type { TextCommandContext } from '../text/commandContext'
import type { EditInPlace } from './EditPopover'

export interface CardProps {
  readonly context: TextCommandContext
  readonly annotation: Annotation
  readonly links: LinkIndex
  /** Whether it is drawn as a card; else as one line. */
  readonly open: boolean
  readonly focused: boolean
  /** Whether it can be folded to a line or unfolded by itself. */
  readonly foldable: boolean
  /** The name of the piece that the keyboard is at. */
  readonly at: string | null
  readonly onEdit: (edit: EditInPlace) => void
}
