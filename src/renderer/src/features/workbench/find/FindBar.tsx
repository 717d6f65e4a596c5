/** The bar below the text that asks what to find. Not modal: the text beside it stays at hand. */
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from 'react-aria-components'
import type { TFunction } from 'i18next'
import { assertNever } from '@core/assert'
import { invokeCommand } from '@renderer/commands/handlers'
import { type FindInDocument, useFindInDocument } from '@renderer/state/findInDocument'
import { Button, IconButton } from '@renderer/ui/Button'
import { Icon } from '@renderer/ui/Icon'
import { SearchOptionToggles } from '@renderer/ui/SearchOptionToggles'
import type { FindProblem } from '@renderer/workers/findClient'
import type { FindActions } from './findActions'
import './find.css'

/** Longer words are no search. */
const longest = 1000

export function FindBar({ actions }: { readonly actions: FindActions }) {
  const { t } = useTranslation()
  const find = useFindInDocument()
  const { words, options, hits, problem } = find

  const onBarKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    actions.close()
  }
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    void actions.step(event.shiftKey ? 'previous' : 'next')
  }

  return (
    <div
      className="find-bar"
      role="search"
      aria-label={t('find.bar.title')}
      ref={(bar) => actions.takeBar(bar)}
      onKeyDown={onBarKey}
      data-testid="find-bar"
    >
      <div className="find-bar-row">
        <div className="search find-bar-field">
          <Icon name="search" />
          <Input
            className="input"
            ref={(field) => actions.takeField(field)}
            aria-label={t('find.bar.words')}
            aria-invalid={problem !== null && problem.kind !== 'empty'}
            placeholder={t('find.bar.words')}
            dir={words === '' ? undefined : 'auto'}
            maxLength={longest}
            spellCheck={false}
            autoComplete="off"
            data-testid="find-words"
            value={words}
            onChange={(event) => void actions.setWords(event.target.value)}
            onKeyDown={onFieldKey}
          />
        </div>
        <span className="find-bar-count" role="status" data-testid="find-count">
          {countWords(t, find)}
        </span>
        <IconButton
          icon="up"
          label={t('commands.findPrevious')}
          command="findPrevious"
          tooltipPlacement="top"
          isDisabled={hits.length === 0}
          onPress={() => void actions.step('previous')}
        />
        <IconButton
          icon="down"
          label={t('commands.findNext')}
          command="findNext"
          tooltipPlacement="top"
          isDisabled={hits.length === 0}
          onPress={() => void actions.step('next')}
        />
        <IconButton icon="close" label={t('find.bar.close')} tooltipPlacement="top" onPress={() => actions.close()} />
      </div>
      <div className="find-bar-row">
        <SearchOptionToggles options={options} onToggle={(option) => void actions.toggle(option)} />
        <span className="grow" />
        <Button
          small
          command="tagAllFound"
          isDisabled={hits.length === 0}
          data-testid="find-tag-all"
          onPress={() => void invokeCommand('tagAllFound')}
        >
          {t('find.bar.tagAll')}
        </Button>
      </div>
    </div>
  )
}

/** What stands where the count does: "3 of 17", or why there is no count. */
function countWords(t: TFunction, { words, hits, cut, current, problem, searching }: FindInDocument): string {
  if (words.trim() === '') return ''
  if (problem !== null) return problemWords(t, problem)
  const at = (current ?? -1) + 1
  if (hits.length === 0) return searching ? t('find.bar.searching') : t('find.bar.none')
  if (cut) return t('find.bar.cut', { current: at, most: hits.length })
  return t('find.bar.found', { count: hits.length, current: at })
}

function problemWords(t: TFunction, problem: FindProblem): string {
  switch (problem.kind) {
    case 'empty':
      return ''
    case 'bad-pattern':
      return t('find.bar.badPattern')
    case 'too-slow':
      return t('find.bar.tooSlow')
    case 'failed':
      return t('find.bar.failed')
    default:
      return assertNever(problem, 'problem')
  }
}
