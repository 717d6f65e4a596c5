import { annotatorName } from '@renderer/state/blindNames'
import { useMerge } from '@renderer/state/merge'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * What annotators of the open merge are called. The function is the same as long as the people are: a decision, which changes
 * the overview, draws no name anew.
 */
export function useAnnotatorNames(): (id: string) => string {
  const { t } = useTranslation()
  const mergeId = useMerge(({ overview }) => overview?.mergeId ?? '')
  const people = useMerge(({ overview }) => overview?.people ?? null)
  const blind = useMerge(({ overview }) => overview?.blind ?? true)
  return useMemo(() => (id: string) => annotatorName({ mergeId, people: people ?? [], blind }, id, t), [mergeId, people, blind, t]) // prettier-ignore
}
