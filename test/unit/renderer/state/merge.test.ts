import { storeErrorOf } from '@renderer/store/errors'
import {
  addFile,
  addProject,
  cancelAdding,
  changeMerge,
  closeMerge,
  mergeWorker,
  openMerge,
  showConflict,
  showMergeView,
  useMerge,
} from '@renderer/state/merge'
import { useNavigation } from '@renderer/state/navigation'
import { usePreferences } from '@renderer/state/preferences'
import { describe, expect, it } from 'vitest'
import { floodText, hana, sami } from '../../core/exchange/sampleContent'
import { fileOf, useTestStore } from '../store/testDatabase'
import { threeFiles } from '../workers/analystFiles'
import { useTestMergeScreen } from './testMergeScreen'

const test = useTestStore()
const screen = useTestMergeScreen(test)
const state = () => useMerge.getState()
const merges = () => test.store.merges.list(screen.projectId)

describe('opening the merge', () => {
  it('makes none until something is added', async () => {
    await screen.open()
    expect(state()).toMatchObject({ phase: 'open', overview: null, failure: null })
    expect(await merges()).toEqual([])
    expect(screen.started).toBe(0)
    expect(() => mergeWorker()).toThrow('No merge is open.')
  })

  it('makes one with the first file, and opens the same one the next time', async () => {
    await screen.open()
    const overview = await screen.add('هناء.sanad.json', threeFiles().hana)
    expect(await merges()).toMatchObject([{ id: overview.mergeId, name: 'السيول' }])
    closeMerge()
    expect(state()).toMatchObject({ phase: 'closed', overview: null })
    await screen.open()
    expect(state().overview).toEqual(overview)
    expect(screen).toMatchObject({ started: 2, ended: 1 })
  })

  it('stays open while the person is elsewhere in the project, and closes with it', async () => {
    await screen.open()
    await screen.add('هناء.sanad.json', threeFiles().hana)
    useNavigation.setState({ place: 'desk' })
    await screen.open()
    expect(screen).toMatchObject({ started: 1, ended: 0 })
    useNavigation.setState({ projectId: 'another' })
    expect(screen.ended).toBe(1)
    expect(state()).toMatchObject({ phase: 'closed', overview: null })
  })

  it('opens anew when somebody else is at work', async () => {
    await screen.open()
    await screen.add('هناء.sanad.json', threeFiles().hana)
    usePreferences.setState({ activeAnnotatorId: sami.id })
    await screen.open()
    expect(screen).toMatchObject({ started: 2, ended: 1 })
    expect(state().phase).toBe('open')
  })

  it('says why it could not be opened, and tries again when asked', async () => {
    const broken = { ...screen.services.store.merges, list: () => Promise.reject(new Error('no disk')) }
    await openMerge({ ...screen.services, store: { ...screen.services.store, merges: broken } })
    expect(state()).toMatchObject({ phase: 'failed', failure: storeErrorOf(new Error('no disk')) })
    await screen.open()
    expect(state()).toMatchObject({ phase: 'open', failure: null })
  })
})

describe('adding to the merge', () => {
  it('adds files one after the other and closes what main holds of them', async () => {
    await screen.open()
    const files = threeFiles()
    const adding = screen.add('هناء.sanad.json', files.hana)
    expect(state().adding).toEqual({ kind: 'file', fileName: 'هناء.sanad.json' })
    await adding
    expect(state()).toMatchObject({ adding: null, progress: null })
    await screen.add('سامي.sanad.json', files.sami)
    expect(state().overview?.files.map(({ fileName }) => fileName)).toEqual(['هناء.sanad.json', 'سامي.sanad.json'])
    expect(screen.closed).toEqual(['هناء.sanad.json', 'سامي.sanad.json'])
  })

  it('answers why a file was not added; nothing of it was', async () => {
    await screen.open()
    const before = await screen.add('هناء.sanad.json', threeFiles().hana)
    const broken = screen.hold('تالف.sanad.json', new TextEncoder().encode('{"format":"sanad-exchange","vers'))
    expect(await addFile(screen.services, broken)).toEqual({
      ok: false,
      error: { code: 'file', error: expect.objectContaining({ code: 'not-json' }) as unknown },
    })
    expect(state()).toMatchObject({ adding: null, overview: before })
    expect(screen.closed).toContain('تالف.sanad.json')
  })

  it('adds nothing when it is stopped', async () => {
    await screen.open()
    await screen.add('هناء.sanad.json', threeFiles().hana)
    const adding = addFile(screen.services, screen.hold('سامي.sanad.json', threeFiles().sami))
    cancelAdding()
    expect(await adding).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(state().overview?.files).toHaveLength(1)
  })

  it('closes the file also when no merge could be made for it', async () => {
    await screen.open()
    await test.store.projects.remove(screen.projectId)
    const added = await addFile(screen.services, screen.hold('هناء.sanad.json', threeFiles().hana))
    expect(added).toMatchObject({ ok: false, error: { code: 'store' } })
    expect(screen.closed).toEqual(['هناء.sanad.json'])
  })

  it('adds the marks of the project, and again in place of those', async () => {
    await test.store.documents.addDecoded(screen.projectId, [fileOf(floodText)])
    await screen.open()
    for (const time of ['first', 'again']) {
      const added = await addProject(screen.services)
      expect(added.ok, time).toBe(true)
      expect(state().overview?.files).toMatchObject([{ source: 'project', documents: 1 }])
    }
  })
})

describe('changing the merge', () => {
  it('takes over what the worker answers', async () => {
    await screen.open()
    const { files } = await screen.add('هناء.sanad.json', threeFiles().hana)
    expect(await changeMerge('setBlind', true)).toBeNull()
    expect(state().overview?.blind).toBe(true)
    expect(await changeMerge('setPolicy', { accept: { kind: 'vote', atLeast: 2 }, acceptSingle: true })).toBeNull()
    expect(state().overview?.policy.accept).toEqual({ kind: 'vote', atLeast: 2 })
    expect(await changeMerge('removeFile', files[0]?.id ?? '')).toBeNull()
    expect(state().overview?.files).toEqual([])
  })

  it('joins two people and separates them', async () => {
    await screen.open()
    await screen.add('هناء.sanad.json', threeFiles().hana)
    await screen.add('سامي.sanad.json', threeFiles().sami)
    await changeMerge('join', sami.id, hana.id)
    expect(state().overview?.people).toMatchObject([{ id: hana.id, joined: [{ id: sami.id }] }])
    await changeMerge('separate', sami.id)
    expect(state().overview?.people).toHaveLength(2)
  })

  it('answers why it could not be changed', async () => {
    await screen.open()
    await screen.add('هناء.sanad.json', threeFiles().hana)
    const before = state().overview
    expect(await changeMerge('carry', 'sha256:none', 'sha256:none')).toMatchObject({ code: 'unknown' })
    expect(state().overview).toBe(before)
  })
})

it('shows a part of the merge, or a conflict', () => {
  showMergeView('agreement')
  expect(state().view).toBe('agreement')
  showConflict('sha256:a', 'key')
  expect(state()).toMatchObject({ view: 'conflicts', current: { documentId: 'sha256:a', key: 'key' } })
  showMergeView('files')
})
