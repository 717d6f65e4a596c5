import { schemeChoices, type SchemeProblem } from '@core/annotation/schemeFile'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

export interface SchemeProblemsProps {
  readonly fileName: string
  readonly problems: readonly SchemeProblem[]
}

/** What is wrong with a scheme file, place by place. */
export function SchemeProblems({ fileName, problems }: SchemeProblemsProps) {
  const { t } = useTranslation()
  const title = t('schemes.problemsTitle', { count: problems.length, name: fileName })
  return (
    <section className="scheme-problems" role="alert">
      <h3>{title}</h3>
      <p className="muted">{t('schemes.problemsHelp')}</p>
      <ul className="selectable" tabIndex={0} aria-label={title} data-testid="scheme-problems">
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.reason} ${problem.detail}`}>
            {problem.path === '' ? <span>{t('schemes.wholeFile')}</span> : <code dir="ltr">{problem.path}</code>}
            <span>{problemText(t, problem)}</span>
            {problem.detail === '' ? null : (
              <code className="muted" dir="ltr">
                {problem.detail}
              </code>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function problemText(t: TFunction, { reason }: SchemeProblem): string {
  switch (reason) {
    case 'unknown-type':
    case 'unknown-colour':
    case 'unknown-channel':
      return t(`schemes.problems.${reason}`, { choices: schemeChoices[reason].join(', ') })
    default:
      return t(`schemes.problems.${reason}`)
  }
}
