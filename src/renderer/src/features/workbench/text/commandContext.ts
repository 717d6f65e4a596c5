/** What the commands of the text act on: one reader and its session. */
import type { Annotation } from '@core/annotation/model'
import type { Scheme } from '@core/annotation/scheme'
import type { Reader } from '@renderer/editor/Reader'
import type { DocumentSession } from '@renderer/state/documentSession'
import type { Snapping } from '@renderer/state/tagging'
import type { Happening } from './happenings'

export interface TextCommandContext {
  readonly reader: Reader
  readonly session: DocumentSession
  /** The project's labels and their attributes. */
  readonly scheme: Scheme
  /** How the next selection is to be snapped. */
  readonly snapping: () => Snapping
  readonly say: (happening: Happening) => void
}

/** Puts the caret at the end of an annotation and brings it into view, so that text and focus agree. */
export function goTo(reader: Reader, annotation: Annotation, where: 'nearest' | 'center' = 'center'): void {
  reader.select({ anchor: annotation.end, focus: annotation.end })
  reader.reveal(annotation.start, where)
}
