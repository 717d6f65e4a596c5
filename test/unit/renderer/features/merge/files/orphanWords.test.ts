import type { Choice, Decision, DecisionSubject } from '@core/adjudication/decision'
import { orphanChoice, orphanTitle } from '@renderer/features/merge/files/orphanWords'
import { startI18n } from '@renderer/i18n/i18n'
import type { OrphanView } from '@renderer/workers/mergeContract'
import { beforeEach, expect, test, vi } from 'vitest'
import { documentOf, floodText, time, uuid } from '../../../../core/exchange/sampleContent'

let t: ReturnType<typeof startI18n>['t']
beforeEach(() => {
  vi.stubGlobal('document', { documentElement: {} })
  t = startI18n('en').t
  return () => vi.unstubAllGlobals()
})

function decision(subject: DecisionSubject, choice: Choice | null): Decision {
  return {
    ...{ id: uuid(1), documentId: documentOf(floodText).id, adjudicatorId: uuid(2), subject, members: [], choice },
    ...{ from: [], by: 'choice', comment: '', createdAt: time, updatedAt: time, revision: 1, deleted: false },
  }
}

const orphan = (subject: DecisionSubject, labels: readonly string[]): OrphanView => {
  return { decision: decision(subject, null), reason: 'answered', documentTitle: '', labels, quote: '' }
}

const span = { label: 'claim', start: 0, end: 4 }
const attribute: DecisionSubject = { type: 'attribute', label: 'claim', names: ['stance'] }
const figure: DecisionSubject = { type: 'figure', label: 'figure', names: ['min', 'unit'] }
const link: DecisionSubject = { type: 'link', relation: 'attributed_to', to: [] }

test('what a decision was about is named with the labels that are known', () => {
  expect(orphanTitle(t, orphan({ type: 'span' }, ['claim', 'source']))).toBe('Mark: Claim / Source')
  expect(orphanTitle(t, orphan({ type: 'span' }, []))).toBe('Mark')
  expect(orphanTitle(t, orphan(attribute, ['claim']))).toBe('Attribute: Claim')
  expect(orphanTitle(t, orphan(link, ['claim']))).toBe('Link: Claim')
})

test.each<readonly [DecisionSubject, Choice | null, string]>([
  [{ type: 'span' }, { action: 'take', span }, 'taken as Claim'],
  [{ type: 'span' }, { action: 'draw', span }, 'own boundaries, Claim'],
  [{ type: 'span' }, { action: 'drop' }, 'nothing of it in the gold'],
  [{ type: 'span' }, { action: 'skip' }, 'skipped'],
  [link, { action: 'link', linked: false }, 'Not linked'],
  [{ type: 'note' }, { action: 'note', note: '' }, 'No note'],
  [{ type: 'note' }, { action: 'note', note: 'راجع' }, '“\u2068راجع\u2069”'],
  [attribute, { action: 'values', values: { stance: 'denies' } }, 'Stance: \u2068Denies\u2069'],
  [figure, { action: 'values', values: { min: 1500, max: 1500, unit: 'جندي' } }, '1,500 \u2068جندي\u2069'],
  [{ type: 'span' }, null, ''],
])('what was decided is said in words: %o %o', (subject, choice, words) => {
  expect(orphanChoice(t, decision(subject, choice), 'en')).toBe(words)
})
