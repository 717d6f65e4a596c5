import type { TFunction } from 'i18next'
import { type DefaultLabel, defaultLabels } from '@core/annotation/scheme'

function isDefaultLabel(label: string): label is DefaultLabel {
  return (defaultLabels as readonly string[]).includes(label)
}

/** The name of a label in the interface's language; a label of another scheme is shown by its own name. */
export function labelTitle(t: TFunction, label: string): string {
  return isDefaultLabel(label) ? t(`labels.${label}`) : label
}
