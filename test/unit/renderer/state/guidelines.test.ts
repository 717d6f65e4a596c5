import { err, ok } from '@core/result'
import { loadGuidelines, saveGuidelines } from '@renderer/state/guidelines'
import { collectExchange } from '@renderer/store/collectExchange'
import { mergeExchange } from '@renderer/store/mergeExchange'
import type { SanadBridge } from '@shared/ipc'
import { describe, expect, it, vi } from 'vitest'
import { sampleContent, scheme } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'

const test = useTestStore()

/** Services with only the calls that a test answers. */
function servicesWith(bridge: Partial<SanadBridge>) {
  return { bridge: bridge as SanadBridge, store: test.store }
}
const newProject = () => test.store.projects.create({ name: 'السيول', scheme })

describe('own guidelines', () => {
  it('are taken from a file, and taken away', async () => {
    const { id } = await newProject()
    const services = servicesWith({
      pickTextFile: () => Promise.resolve(ok({ fileName: 'team.md', text: '# دليلنا' })),
    })
    expect(await loadGuidelines(services, id)).toEqual(ok({ fileName: 'team.md', empty: false }))
    expect((await test.store.projects.get(id))?.guidelines).toBe('# دليلنا')
    await test.store.projects.setGuidelines(id, null)
    expect(await test.store.projects.get(id)).not.toHaveProperty('guidelines')
  })

  it.each([
    ['a closed dialog', ok(null), ok(null)],
    ['an empty file', ok({ fileName: 'a.md', text: ' \n' }), ok({ fileName: 'a.md', empty: true })],
    ['an unreadable file', err({ code: 'not-utf8' as const, detail: '' }), err({ code: 'not-utf8', detail: '' })],
  ])('stay as they are after %s', async (_what, answer, outcome) => {
    const { id } = await newProject()
    await test.store.projects.setGuidelines(id, 'قديم')
    const services = servicesWith({ pickTextFile: () => Promise.resolve(answer) })
    expect(await loadGuidelines(services, id)).toEqual(outcome)
    expect((await test.store.projects.get(id))?.guidelines).toBe('قديم')
  })

  it('are written to a file whole, or not at all', async () => {
    const saved = { fileName: 'a.md', path: '/a.md', bytes: 5 }
    const abortSave = vi.fn(() => Promise.resolve(ok(null)))
    const services = servicesWith({
      beginSave: () => Promise.resolve(ok({ writeId: 'w', fileName: 'a.md' })),
      writeSave: () => Promise.resolve(ok(null)),
      commitSave: () => Promise.resolve(ok(saved)),
      abortSave,
    })
    expect(await saveGuidelines(services, 'a.md', 'نص')).toEqual(ok(saved))
    const failure = err({ code: 'disk-full' as const, detail: '' })
    const full = servicesWith({ ...services.bridge, writeSave: () => Promise.resolve(failure) })
    expect(await saveGuidelines(full, 'a.md', 'نص')).toEqual(failure)
    expect(abortSave).toHaveBeenCalledExactlyOnceWith('w')
  })
})

describe('an exchange file', () => {
  it('carries them, and never overwrites those that are here', async () => {
    const content = sampleContent()
    const merge = (guidelines: unknown) =>
      mergeExchange(
        test.db,
        { ...content, project: { ...content.project, guidelines } as typeof content.project },
        { targetProject: null, now: '2027-01-01T00:00:00.000Z' },
      )
    await merge('# من الملف')
    const read = () => test.store.projects.get(content.project.id)
    expect((await read())?.guidelines).toBe('# من الملف')
    expect((await collectExchange(test.db, content.project.id)).project).toMatchObject({ guidelines: '# من الملف' })
    await test.store.projects.setGuidelines(content.project.id, '# هنا')
    await merge('# آخر')
    expect((await read())?.guidelines).toBe('# هنا')
  })

  it('keeps a member of that name that is no text, unread', async () => {
    const content = sampleContent()
    const project = { ...content.project, guidelines: { url: 'x' } } as typeof content.project
    await mergeExchange(test.db, { ...content, project }, { targetProject: null, now: '2027-01-01T00:00:00.000Z' })
    expect(await test.store.projects.get(project.id)).not.toHaveProperty('guidelines')
    expect((await collectExchange(test.db, project.id)).project).toMatchObject({ guidelines: { url: 'x' } })
  })
})
