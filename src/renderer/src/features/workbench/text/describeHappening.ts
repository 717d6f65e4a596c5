import type { TFunction } from 'i18next'
import { assertNever } from '@core/assert'
import { labelTitle } from './labelTitle'
import type { Happening } from './textCommands'

/** What a key did, in the words of the interface. */
export function describeHappening(t: TFunction, happening: Happening): string {
  const { kind } = happening
  switch (kind) {
    case 'tagged':
    case 'relabelled':
    case 'focused':
    case 'deleted':
    case 'moved':
      return t(`workbench.said.${kind}`, { label: labelTitle(t, happening.label), quote: happening.quote })
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
