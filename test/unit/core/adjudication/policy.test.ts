import { defaultPolicy, parsePolicy, policyName } from '@core/adjudication/policy'
import { expect, it } from 'vitest'

it('reads what the command line says', () => {
  expect(parsePolicy('agree')).toEqual(defaultPolicy)
  expect(parsePolicy('vote:2')).toEqual({ accept: { kind: 'vote', atLeast: 2 }, acceptSingle: false })
})

it.each(['', 'all', 'vote', 'vote:', 'vote:0', 'vote:-1', 'vote:1.5', 'vote:2x', ' agree'])('knows no %j', (name) => {
  expect(parsePolicy(name)).toBeNull()
})

it('is named in provenance', () => {
  expect(policyName(defaultPolicy)).toBe('all')
  expect(policyName({ accept: { kind: 'vote', atLeast: 3 }, acceptSingle: true })).toBe('vote:3')
})
