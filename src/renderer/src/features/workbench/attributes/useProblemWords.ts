import { useTranslation } from 'react-i18next'
import type { FigureProblem } from '@core/annotation/figureRules'
import type { AttributeDraft } from './useAttributeDraft'

export interface ProblemWords {
  /** The first of some problems in words; of the fields that cannot be read when there is none. */
  readonly of: (problems: readonly FigureProblem[]) => string | null
  /** What is wrong at one attribute. */
  readonly at: (name: string) => string | null
}

/** What keeps a draft from being saved, in the words of the interface. */
export function useProblemWords({ values, problems, unreadable }: AttributeDraft): ProblemWords {
  const { t } = useTranslation()
  const wordsOf = ({ problem }: FigureProblem) => {
    const about = values['approx'] === 'about' ? 'about' : 'exact'
    return t(`attributes.problems.${problem}`, { approx: t(`attributes.values.approx.${about}`) })
  }
  return {
    of: ([problem]) => {
      if (problem !== undefined) return wordsOf(problem)
      return unreadable.length === 0 ? null : t('attributes.problems.notANumber')
    },
    at: (name) => {
      if (unreadable.includes(name)) return t('attributes.problems.notANumber')
      const problem = problems.find((p) => p.name === name)
      return problem === undefined ? null : wordsOf(problem)
    },
  }
}
