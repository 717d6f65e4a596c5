// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { schemeSchema } from '@core/annotation/scheme'
import { switchLanguage, startI18n } from '@renderer/i18n/i18n'
import { defaultScheme, labelTitle, showScheme, useScheme } from '@renderer/state/scheme'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'

const applied = vi.hoisted(() => vi.fn())
vi.mock('@renderer/editor/schemeStyles', () => ({ applySchemeStyles: applied }))

const places = schemeSchema.parse(placesFile)
const i18n = startI18n('ar')

beforeEach(() => applied.mockClear())
afterEach(() => showScheme(defaultScheme))

describe('showScheme', () => {
  it('has labels listed, named and drawn by the scheme', () => {
    showScheme(places)
    expect(useScheme.getState().labels).toEqual(['claim', 'source', 'figure', 'place', 'event'])
    expect(applied).toHaveBeenCalledExactlyOnceWith(useScheme.getState().looks)
  })

  it('changes nothing for the same scheme once more', () => {
    showScheme(places)
    const state = useScheme.getState()
    showScheme(structuredClone(places))
    expect(useScheme.getState()).toBe(state)
    expect(applied).toHaveBeenCalledTimes(1)
  })
})

describe('labelTitle', () => {
  it('is the scheme’s, in the language of the interface', async () => {
    showScheme(places)
    expect(labelTitle(i18n.t, 'place')).toBe('مكان')
    await switchLanguage('en')
    expect(labelTitle(i18n.t, 'place')).toBe('Place')
    await switchLanguage('ar')
  })

  it('is the interface’s word for a default label that the scheme leaves out, else the label’s name', () => {
    showScheme({ id: 's', labels: [] })
    expect(labelTitle(i18n.t, 'claim')).toBe('ادعاء')
    expect(labelTitle(i18n.t, 'event')).toBe('event')
  })
})
