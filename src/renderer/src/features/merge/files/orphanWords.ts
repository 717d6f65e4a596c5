/** Decisions that lost what they were about, in the words of the interface. */
import type { Decision } from '@core/adjudication/decision'
import type { Attributes } from '@core/annotation/model'
import { attributeOf, attributeTitle, describeFigure, valueTitle } from '@renderer/i18n/attributeTitles'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import type { OrphanView } from '@renderer/workers/mergeContract'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'

/** What was decided about: "Attribute: Claim". */
export function orphanTitle(t: TFunction, { decision: { subject }, labels }: OrphanView): string {
  const kinds = subject.type === 'span' ? t('merge.orphans.span') : t(`conflicts.kinds.${subject.type}`)
  if (labels.length === 0) return kinds
  return t('conflicts.titleOf', { kinds, labels: labels.map((label) => labelTitle(t, label)).join(t('conflicts.between')) }) // prettier-ignore
}

/** What was decided: "taken as Claim", "not linked"; empty where nothing was. */
export function orphanChoice(t: TFunction, { choice, subject }: Decision, language: Language): string {
  switch (choice?.action) {
    case undefined:
      return ''
    case 'take':
      return t('merge.orphans.taken', { label: labelTitle(t, choice.span.label) })
    case 'draw':
      return t('conflicts.chosen.draw', { label: labelTitle(t, choice.span.label) })
    case 'drop':
    case 'skip':
      return t(`conflicts.chosen.${choice.action}`)
    case 'link':
      return t(choice.linked ? 'conflicts.linked' : 'conflicts.notLinked')
    case 'note':
      return choice.note === '' ? t('conflicts.noNote') : t('merge.orphans.note', { note: choice.note })
    case 'values':
      return valueWords(t, 'label' in subject ? subject.label : '', choice.values, language)
  }
}

/** The value of a figure in short, and other attributes each by its name. */
function valueWords(t: TFunction, label: string, values: Attributes, language: Language): string {
  const { scheme } = useScheme.getState()
  const figure = label === 'figure' ? describeFigure(t, values, language) : ''
  const inFigure = (name: string) => figure !== '' && ['min', 'max', 'unit'].includes(name)
  const words = Object.entries(values)
    .filter(([name]) => !inFigure(name))
    .map(([name, value]) => {
      const attribute = attributeOf(scheme, label, name)
      return t('cards.attribute', {
        title: attributeTitle(t, attribute, language),
        value: value === null ? t('cards.unsetSpoken') : valueTitle(t, attribute, value, language),
      })
    })
  return [...(figure === '' ? [] : [figure]), ...words].join(t('cards.separator'))
}
