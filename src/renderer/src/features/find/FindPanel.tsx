import { assertNever } from '@core/assert'
import { useCommandHandlers } from '@renderer/commands/handlers'
import { announce } from '@renderer/ui/announcer'
import { Button } from '@renderer/ui/Button'
import { Icon } from '@renderer/ui/Icon'
import { SearchOptionToggles } from '@renderer/ui/SearchOptionToggles'
import { useNavigation } from '@renderer/state/navigation'
import { usePreferences } from '@renderer/state/preferences'
import {
  currentQuery,
  followProjectSearch,
  setProjectWords,
  toggleProjectOption,
  useProjectSearch,
} from '@renderer/state/projectSearch'
import { showTagAll } from '@renderer/state/tagAll'
import type { SearchProblem } from '@renderer/workers/searchClient'
import type { TFunction } from 'i18next'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from 'react-aria-components'
import { FoundList } from './FoundList'
import './find.css'

/** Longer words are no search. */
const longest = 1000

/** Finding in all documents of the project: stands where the list of documents does. */
export function FindPanel() {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(followProjectSearch, [])
  useCommandHandlers({
    findInProject: () => {
      field.current?.focus()
      field.current?.select()
      return true
    },
    // While the panel has the focus its own hits are meant, also where the bar below the text has some.
    tagAllFound: () => panel.current?.contains(document.activeElement) === true && askToTagAllFound(),
  })
  useEffect(() => {
    field.current?.select()
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    document.querySelector<HTMLElement>('[data-region="text"] [role="textbox"]')?.focus()
  }
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
    event.preventDefault()
    panel.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  }

  return (
    <section className="find-panel" ref={panel} onKeyDown={onKeyDown}>
      <header className="panel-header">
        <h2>{t('find.project.title')}</h2>
      </header>
      <div className="find-panel-tools">
        <Words field={field} onKeyDown={onFieldKey} />
        <Options />
        <Outcome />
      </div>
      <FoundList />
    </section>
  )
}

function Words({
  field,
  onKeyDown,
}: {
  readonly field: RefObject<HTMLInputElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
}) {
  const { t } = useTranslation()
  const words = useProjectSearch((search) => search.words)
  const problem = useProjectSearch((search) => search.problem)
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <Input
        className="input"
        ref={field}
        autoFocus
        aria-label={t('find.project.words')}
        aria-invalid={problem?.kind === 'bad-pattern'}
        placeholder={t('find.project.words')}
        dir={words === '' ? undefined : 'auto'}
        maxLength={longest}
        spellCheck={false}
        autoComplete="off"
        data-testid="project-words"
        value={words}
        onChange={(event) => setProjectWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

function Options() {
  const options = useProjectSearch((search) => search.options)
  return <SearchOptionToggles options={options} onToggle={toggleProjectOption} />
}

/** How the search goes, or went; and what can be done with all hits. */
function Outcome() {
  const { t } = useTranslation()
  const { words, count, documents, progress, problem } = useProjectSearch()
  const isProject = useNavigation(({ projectId }) => projectId !== null)
  const asked = words.trim() !== ''
  const isDone = asked && progress === null && problem === null
  const result =
    isDone && count > 0
      ? t('find.project.inDocuments', { count: documents.length, hits: t('find.project.hits', { count }) })
      : isDone && isProject
        ? t('find.project.none')
        : null
  useEffect(() => {
    if (result !== null) announce(result)
  }, [result])
  return (
    <div className="find-panel-outcome" data-testid="project-outcome">
      {problem !== null ? (
        <p className="find-panel-problem" role="alert">
          {problemWords(t, problem)}
        </p>
      ) : progress !== null && asked ? (
        <p className="muted">{t('find.project.searching', { ...progress })}</p>
      ) : (
        <p className="muted">{!isProject ? t('find.project.noProject') : !asked ? t('find.project.start') : result}</p>
      )}
      {count > 0 && (
        <Button
          small
          command="tagAllFound"
          isDisabled={!isDone}
          onPress={() => void askToTagAllFound()}
          data-testid="project-tag-all"
        >
          {t('find.project.tagAll')}
        </Button>
      )}
      {isDone && count === 0 && <p className="muted">{t('find.project.noneHelp')}</p>}
    </div>
  )
}

/** Opens the dialog that marks all hits; false when there are none yet. */
function askToTagAllFound(): boolean {
  const { activeAnnotatorId } = usePreferences.getState()
  const { count, progress } = useProjectSearch.getState()
  const query = currentQuery()
  if (query === null || activeAnnotatorId === null || count === 0 || progress !== null) return false
  showTagAll({ kind: 'project', query, annotatorId: activeAnnotatorId })
  return true
}

function problemWords(t: TFunction, problem: SearchProblem): string {
  switch (problem.kind) {
    case 'empty':
    case 'superseded':
      return ''
    case 'bad-pattern':
      return t('find.project.badPattern', { detail: problem.detail })
    case 'too-slow':
      return t('find.project.tooSlow')
    case 'failed':
      return t('find.project.failed', { detail: problem.detail })
    default:
      return assertNever(problem, 'problem')
  }
}
