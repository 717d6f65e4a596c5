import { exchangeVersion } from '@core/exchange/format'
import { upgradeFile, upgradeSteps, type UpgradeStep } from '@core/exchange/upgrade'
import { describe, expect, it } from 'vitest'

describe('upgradeFile', () => {
  const steps: readonly UpgradeStep[] = [
    (file) => ({ ...file, version: 2, steps: ['1 to 2'] }),
    (file) => ({ ...file, version: 3, steps: [...(file['steps'] as string[]), '2 to 3'] }),
  ]

  it('runs every step that a file still needs, in order', () => {
    expect(upgradeFile({ version: 1 }, 1, steps)).toEqual({ version: 3, steps: ['1 to 2', '2 to 3'] })
    expect(upgradeFile({ version: 2, steps: [] }, 2, steps)).toEqual({ version: 3, steps: ['2 to 3'] })
  })

  it('leaves a file of the newest version as it is', () => {
    const file = { version: 3 }
    expect(upgradeFile(file, 3, steps)).toBe(file)
  })

  it('has a step for every version before the present one', () => {
    expect(upgradeSteps).toHaveLength(exchangeVersion - 1)
  })
})
