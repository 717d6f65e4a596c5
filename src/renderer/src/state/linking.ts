/** Making and unmaking links between annotations: by numbered ends, by an offer in place, or by a click. */
import { addRelation, removeRelation } from '@core/annotation/edits'
import { linkBetween, linkCandidates } from '@core/annotation/links'
import type { Annotation } from '@core/annotation/model'
import { sentenceAt } from '@core/text/sentences'
import { create } from 'zustand'
import type { DocumentSession } from './documentSession'
import { codesFor } from './linkCodes'

/** An end that the focused annotation can be linked with, and the digits that choose it. */
export interface NumberedEnd {
  readonly id: string
  readonly code: string
}

export interface LinkMode {
  readonly session: DocumentSession
  /** The annotation whose links are being made. */
  readonly fromId: string
  /** The nearest first. */
  readonly ends: readonly NumberedEnd[]
  /** Digits typed so far of a code that has two. */
  readonly typed: string
}

/** A link that suggests itself, to be taken by one key. */
export interface LinkOffer {
  readonly session: DocumentSession
  /** The annotation that was just tagged. */
  readonly fromId: string
  readonly toId: string
}

interface LinkingState {
  readonly mode: LinkMode | null
  readonly offer: LinkOffer | null
}

export const useLinking = create<LinkingState>(() => ({ mode: null, offer: null }))

export type LinkOutcome = 'linked' | 'unlinked' | 'cannot'

/** Links two annotations, or unlinks them if they are linked. One step to undo. */
export function toggleLink(session: DocumentSession, fromId: string, toId: string): LinkOutcome {
  const existing = session.links.between(fromId, toId)
  if (existing !== undefined) {
    return session.perform(removeRelation(session.layer, existing.id)).ok ? 'unlinked' : 'cannot'
  }
  const first = session.index.get(fromId)
  const second = session.index.get(toId)
  const content = first === undefined || second === undefined ? null : linkBetween(first, second)
  if (content === null) return 'cannot'
  return session.perform(addRelation(crypto.randomUUID(), content)).ok ? 'linked' : 'cannot'
}

/** Numbers the ends that the focused annotation can be linked with. Answers false when there are none. */
export function startLinking(session: DocumentSession): boolean {
  const { focused } = session
  if (focused === null) return false
  const candidates = linkCandidates(focused, session.index.inOrder())
  const codes = codesFor(candidates.length)
  const ends = codes.flatMap((code, i): NumberedEnd[] => {
    const candidate = candidates[i]
    return candidate === undefined ? [] : [{ id: candidate.id, code }]
  })
  if (ends.length === 0) return false
  useLinking.setState({ mode: { session, fromId: focused.id, ends, typed: '' }, offer: null })
  return true
}

export function stopLinking(): void {
  useLinking.setState({ mode: null })
}

/** Takes a digit of a code. Answers the end that it completes, `more` when another digit must follow, null for no code. */
export function typeCode(digit: string): NumberedEnd | 'more' | null {
  const { mode } = useLinking.getState()
  if (mode === null) return null
  const typed = mode.typed + digit
  const end = mode.ends.find(({ code }) => code === typed)
  const more = end === undefined && mode.ends.some(({ code }) => code.startsWith(typed))
  useLinking.setState({ mode: { ...mode, typed: more ? typed : '' } })
  return end ?? (more ? 'more' : null)
}

/**
 * Offers the link that a source or figure just tagged most likely has: to the claim that was focused before it, or to the
 * only claim in its sentence. For a figure the claim must contain it.
 */
export function offerLink(session: DocumentSession, tagged: Annotation, focusedBefore: Annotation | null): void {
  const claim = tagged.label === 'claim' ? null : likelyClaim(session, tagged, focusedBefore)
  const offered = claim !== null && session.links.between(tagged.id, claim.id) === undefined
  useLinking.setState({ offer: offered ? { session, fromId: tagged.id, toId: claim.id } : null })
}

function likelyClaim(session: DocumentSession, tagged: Annotation, before: Annotation | null): Annotation | null {
  if (linkBetween(tagged, { ...tagged, id: '', label: 'claim' }) === null) return null
  if (before !== null && before.label === 'claim' && session.index.get(before.id) !== undefined) return before
  const sentence = sentenceAt(session.lines, tagged.start)
  const claims = session.index
    .onLine(session.lines.lineAt(tagged.start))
    .filter((a) => a.label === 'claim' && a.start < sentence.end && a.end > sentence.start)
  if (tagged.label === 'figure') {
    const around = claims.filter((a) => a.start <= tagged.start && a.end >= tagged.end)
    const innermost = around.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0]
    if (innermost !== undefined) return innermost
  }
  return claims.length === 1 ? (claims[0] ?? null) : null
}

/** Makes the offered link. Answers it, or null when none is offered. */
export function acceptOffer(): LinkOffer | null {
  const { offer } = useLinking.getState()
  if (offer === null) return null
  useLinking.setState({ offer: null })
  return toggleLink(offer.session, offer.fromId, offer.toId) === 'linked' ? offer : null
}

/** Takes the offer away. Answers whether there was one. */
export function dismissOffer(): boolean {
  const { offer } = useLinking.getState()
  useLinking.setState({ offer: null })
  return offer !== null
}
