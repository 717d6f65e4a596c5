/** The scheme of the open project, for whatever shows labels: their order, their names, how they are drawn. */
import {
  isDefaultLabel,
  type LabelLook,
  labelLooks,
  labelsInOrder,
  type Scheme,
  schemeSchema,
  strangerLook,
} from '@core/annotation/scheme'
import { applySchemeStyles } from '@renderer/editor/schemeStyles'
import type { Services } from '@renderer/services/services'
import type { TFunction } from 'i18next'
import i18next from 'i18next'
import { create } from 'zustand'
import claimsScheme from '../../../../resources/schemes/claims-v1.json'
import { useNavigation } from './navigation'

/** What a new project gets. */
export const defaultScheme: Scheme = schemeSchema.parse(claimsScheme)

interface SchemeState {
  readonly scheme: Scheme
  /** Names of labels in the order of their keys. */
  readonly labels: readonly string[]
  readonly looks: ReadonlyMap<string, LabelLook>
}

export const useScheme = create<SchemeState>(() => stateOf(defaultScheme))

function stateOf(scheme: Scheme): SchemeState {
  return { scheme, labels: labelsInOrder(scheme), looks: labelLooks(scheme) }
}

/** Has everything shown by `scheme`. The same scheme again, member by member, changes nothing. */
export function showScheme(scheme: Scheme): void {
  if (JSON.stringify(scheme) === JSON.stringify(useScheme.getState().scheme)) return
  const state = stateOf(scheme)
  // The styles come first: a text is painted again as soon as the state changes.
  applySchemeStyles(state.looks)
  useScheme.setState(state)
}

/** Follows the scheme of whichever project is open; the default one while none is. Returns what ends it. */
export function followScheme({ store }: Services): () => void {
  applySchemeStyles(useScheme.getState().looks)
  let projectId: string | null = null
  let stop: () => void = () => undefined
  const follow = (next: string | null) => {
    if (next === projectId) return
    stop()
    projectId = next
    if (next === null) showScheme(defaultScheme)
    stop = next === null ? () => undefined : store.projects.watchScheme(next, showScheme)
  }
  follow(useNavigation.getState().projectId)
  const unsubscribe = useNavigation.subscribe((navigation) => follow(navigation.projectId))
  return () => {
    unsubscribe()
    stop()
  }
}

/** The name of a label in the interface's language; one that the scheme has no words for is shown by its own name. */
export function labelTitle(t: TFunction, label: string): string {
  const { title } = useScheme.getState().scheme.labels.find(({ name }) => name === label) ?? {}
  const own = title?.[i18next.language === 'ar' ? 'ar' : 'en'] ?? ''
  if (own !== '') return own
  return isDefaultLabel(label) ? t(`labels.${label}`) : label
}

/** How a label is drawn. */
export function useLabelLook(label: string): LabelLook {
  return useScheme(({ looks }) => looks.get(label) ?? strangerLook)
}
