import type { TFunction } from 'i18next'
import { isolate } from '@renderer/i18n/format'
import { assertNever } from '@core/assert'
import { labelTitle } from '@renderer/state/scheme'
import type { Happening } from './happenings'

/** What a key did, in the words of the interface. */
export function describeHappening(t: TFunction, happening: Happening): string {
  const { kind } = happening
  switch (kind) {
    case 'tagged':
    case 'focused':
    case 'deleted':
    case 'moved':
      return t(`workbench.said.${kind}`, { label: labelTitle(t, happening.label), quote: happening.quote })
    case 'relabelled': {
      const words = t('workbench.said.relabelled', { label: labelTitle(t, happening.label), quote: happening.quote })
      const { droppedEnds } = happening
      if (droppedEnds.length === 0) return words
      const quotes = droppedEnds.map((quote) => isolate(quote)).join(' · ')
      return `${words} ${t('links.dropped', { count: droppedEnds.length, quotes })}`
    }
    case 'linked':
    case 'unlinked':
      return t(`links.${kind}`, { label: labelTitle(t, happening.label), quote: happening.quote })
    case 'linking':
      return t('links.linking', { count: happening.count })
    case 'nothing-to-link':
      return t('links.nothingToLink')
    case 'cannot-link':
      return t('links.cannotLink')
    case 'no-such-number':
      return t('links.noSuchNumber')
    case 'linking-ended':
      return t('links.ended')
    case 'offer-dismissed':
      return t('links.offerDismissed')
    case 'queue-empty':
      return t('links.queueEmpty')
    case 'already-there':
      return t('workbench.said.alreadyThere', { label: labelTitle(t, happening.label), quote: happening.quote })
    case 'nothing-selected':
      return t('workbench.said.nothingSelected')
    case 'nothing-focused':
      return t('workbench.said.nothingFocused')
    case 'no-further':
      return t('workbench.said.noFurther')
    case 'no-clitic':
      return t('workbench.said.noClitic')
    case 'undone':
      return t('workbench.said.undone')
    case 'redone':
      return t('workbench.said.redone')
    case 'nothing-to-undo':
      return t('workbench.said.nothingToUndo')
    case 'nothing-to-redo':
      return t('workbench.said.nothingToRedo')
    default:
      return assertNever(kind, 'happening')
  }
}
