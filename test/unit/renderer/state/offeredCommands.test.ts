// @vitest-environment jsdom
import { schemeSchema } from '@core/annotation/scheme'
import { commands } from '@renderer/commands/registry'
import { startI18n } from '@renderer/i18n/i18n'
import { offeredCommands } from '@renderer/state/offeredCommands'
import { defaultScheme } from '@renderer/state/scheme'
import { beforeAll, expect, it } from 'vitest'
import placesFile from '../../../../resources/schemes/claims-and-places-v1.json'

beforeAll(() => void startI18n('en'))

it('offers every command but those for labels that there are not', () => {
  const ids = offeredCommands(defaultScheme, 'en').map(({ id }) => id)
  expect(ids).toEqual(commands.map(({ id }) => id).filter((id) => !id.startsWith('tagLabel')))
})

it('names the further labels of a scheme, in the language asked for', () => {
  const scheme = schemeSchema.parse(placesFile)
  const fourth = scheme.labels[3]
  const titleIn = (language: 'ar' | 'en') =>
    offeredCommands(scheme, language).find(({ id }) => id === 'tagLabel4')?.title
  expect(titleIn('ar')).toContain(fourth?.title.ar)
  expect(titleIn('en')).toContain(fourth?.title.en)
})
