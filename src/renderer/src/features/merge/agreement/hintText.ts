/** What an agreement report suggests, in words that say what to do. */
import type { Hint } from '@core/agreement/hints'
import { attributeOf, attributeTitle } from '@renderer/i18n/attributeTitles'
import { formatNumber, formatScore } from '@renderer/i18n/format'
import { labelTitle, useScheme } from '@renderer/state/scheme'
import type { Language } from '@shared/ipc'
import type { TFunction } from 'i18next'

/** The sentence of a hint. `nameOf` gives what an annotator is called on the screen. */
export function hintText(t: TFunction, hint: Hint, nameOf: (id: string) => string, language: Language): string {
  const score = (value: number) => formatScore(value, language)
  switch (hint.kind) {
    case 'few-documents':
      return t('agreement.hints.fewDocuments', {
        documents: t('counts.documents', { count: hint.documents }),
        least: hint.least,
      })
    case 'nobody-marked':
      return t('agreement.hints.nobodyMarked', { label: labelTitle(t, hint.label) })
    case 'boundaries': {
      const words = t('agreement.hints.boundaries', {
        label: labelTitle(t, hint.label),
        exact: score(hint.exact),
        relaxed: score(hint.relaxed),
      })
      if (hint.pair === null) return words
      const worst = t('agreement.hints.worstPair', { a: nameOf(hint.pair.a), b: nameOf(hint.pair.b) })
      return `${words} ${worst}`
    }
    case 'labels-confused':
      return t('agreement.hints.labelsConfused', {
        label: labelTitle(t, hint.label),
        other: labelTitle(t, hint.other),
        count: hint.count,
      })
    case 'one-marks-more':
      return t('agreement.hints.oneMarksMore', {
        label: labelTitle(t, hint.label),
        name: nameOf(hint.annotator),
        own: formatNumber(hint.own, language),
        others: formatNumber(hint.others, language),
      })
    case 'values': {
      const { scheme } = useScheme.getState()
      return t('agreement.hints.values', {
        label: labelTitle(t, hint.label),
        attribute: attributeTitle(t, attributeOf(scheme, hint.label, hint.attribute), language),
        alpha: score(hint.alpha),
      })
    }
    case 'figures':
      return t('agreement.hints.figures', {
        label: labelTitle(t, hint.label),
        equal: hint.equal,
        compared: hint.compared,
      })
    case 'links':
      return t('agreement.hints.links', { label: labelTitle(t, hint.label), f1: score(hint.f1) })
    case 'low-agreement':
      return t('agreement.hints.lowAgreement', { label: labelTitle(t, hint.label), uAlpha: score(hint.uAlpha) })
  }
}
