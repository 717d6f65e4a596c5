/** Changing what is known about an annotation: its attributes and its note. A burst of changes is one step to undo. */
import { type AnnotationContent, changeAnnotation } from '@core/annotation/edits'
import type { Annotation, Attributes, AttributeValue } from '@core/annotation/model'
import type { DocumentSession } from './documentSession'

/** Sets one attribute; null and the empty text remove it. False when the annotation is gone. */
export function setAttribute(session: DocumentSession, id: string, name: string, value: AttributeValue): boolean {
  const annotation = session.index.get(id)
  return annotation !== undefined && setAttributes(session, id, { ...annotation.attributes, [name]: value })
}

/**
 * Replaces all attributes of an annotation. Those that become null or empty are removed; a null that was there, as files of
 * other tools have it, stays. False when the annotation is gone.
 */
export function setAttributes(session: DocumentSession, id: string, attributes: Attributes): boolean {
  return change(session, id, 'attributes', ({ attributes: before }) => {
    const isKept = (name: string, value: AttributeValue) => (value !== null && value !== '') || before[name] === value
    const kept = Object.fromEntries(Object.entries(attributes).filter(([name, value]) => isKept(name, value)))
    return sameAttributes(before, kept) ? null : { attributes: kept }
  })
}

/** Sets the note; an empty one is none. False when the annotation is gone. */
export function setNote(session: DocumentSession, id: string, note: string): boolean {
  const kept = note.trim() === '' ? '' : note
  return change(session, id, 'note', (annotation) => (annotation.note === kept ? null : { note: kept }))
}

/** Performs a patch, unless it is null: what changes nothing must not become a step to undo. */
function change(
  session: DocumentSession,
  id: string,
  what: string,
  patchOf: (annotation: Annotation) => Partial<AnnotationContent> | null,
): boolean {
  const annotation = session.index.get(id)
  if (annotation === undefined) return false
  const patch = patchOf(annotation)
  if (patch === null) return true
  return session.perform(changeAnnotation(session.layer, id, patch), { groupKey: `${what} ${id}` }).ok
}

function sameAttributes(a: Attributes, b: Attributes): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
}
