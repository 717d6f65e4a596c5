/** A merge as the interface meets it: the worker's functions within this thread, and a main process that holds files. */
import { err, ok } from '@core/result'
import type { ExchangeContent } from '@core/exchange/format'
import type { Services } from '@renderer/services/services'
import type { ExchangeInput } from '@renderer/state/imports'
import { addFile, closeMerge, openMerge } from '@renderer/state/merge'
import { useNavigation } from '@renderer/state/navigation'
import { usePreferences } from '@renderer/state/preferences'
import { connectWorker, type WorkerCalls } from '@renderer/workers/calls'
import type { MergeOverview, MergeService } from '@renderer/workers/mergeContract'
import type { SanadBridge } from '@shared/ipc'
import { afterEach, beforeEach } from 'vitest'
import { scheme } from '../../core/exchange/sampleContent'
import type { TestStore } from '../store/testDatabase'
import { bytesOf, laila, startJob } from '../workers/analystFiles'
import { testWorker } from '../workers/testWorker'

export interface TestMergeScreen {
  services: Services
  projectId: string
  /** What the next question for a file is answered with. */
  picked: ExchangeInput | null
  /** Tokens that were closed. */
  closed: string[]
  /** How many workers were started, and how many of them ended. */
  started: number
  ended: number
  /** A file that main holds; its token is its name. */
  hold(fileName: string, content: ExchangeContent | Uint8Array): ExchangeInput
  /** Opens the merge of the project, as the screen does. */
  open(): Promise<void>
  /** Adds a file; throws if it cannot be added. */
  add(fileName: string, content: ExchangeContent): Promise<MergeOverview>
}

/** Before each test: a project without a merge, with Laila at work in it. */
export function useTestMergeScreen(test: TestStore): TestMergeScreen {
  const screen = {} as TestMergeScreen
  beforeEach(async () => {
    const held = new Map<string, Uint8Array>()
    Object.assign(screen, { picked: null, closed: [], started: 0, ended: 0 })
    // The merge asks for nothing else of main.
    const bridge = {
      pickExchangeFile: () => Promise.resolve(ok(screen.picked)),
      readInput: (token: string, offset: number, length: number) => {
        const bytes = held.get(token)
        return Promise.resolve(
          bytes === undefined ? err({ code: 'not-found' }) : ok(bytes.slice(offset, offset + length)),
        )
      },
      closeInput: (token: string) => {
        screen.closed.push(token)
        return Promise.resolve(ok(null))
      },
    } as unknown as SanadBridge
    screen.services = { bridge, store: test.store }
    screen.projectId = (await test.store.projects.create({ name: 'السيول', scheme })).id
    await test.db.annotators.add({ ...laila, createdAt: '2027-01-01T00:00:00.000Z', local: true })
    useNavigation.setState({ projectId: screen.projectId, documentId: null, place: 'merge' })
    usePreferences.setState({ activeAnnotatorId: laila.id })
    screen.hold = (fileName, content) => {
      const bytes = 'project' in content ? bytesOf(content) : content
      held.set(fileName, bytes)
      return { token: fileName, fileName, bytes: bytes.length }
    }
    const start = (onProgress: (progress: MergeService['progress']) => void): WorkerCalls<MergeService> => {
      screen.started += 1
      const from = `2027-03-${String(screen.started).padStart(2, '0')}T00:00:00.000Z`
      const worker = testWorker<MergeService>(() => startJob(test.db, from).job)
      const calls = connectWorker<MergeService>(worker.start(), onProgress)
      return {
        ...calls,
        terminate: () => {
          screen.ended += 1
          calls.terminate()
        },
      }
    }
    screen.open = () => openMerge(screen.services, start)
    screen.add = async (fileName, content) => {
      const added = await addFile(screen.services, screen.hold(fileName, content))
      if (!added.ok) throw new Error(added.error.code)
      return added.value
    }
  })
  afterEach(() => {
    closeMerge()
    useNavigation.setState({ projectId: null, place: 'desk' })
  })
  return screen
}
