// @vitest-environment jsdom
import { MergeScreen } from '@renderer/features/merge/MergeScreen'
import { startI18n } from '@renderer/i18n/i18n'
import { ServicesProvider } from '@renderer/services/services'
import { addExchangeInput, useImports } from '@renderer/state/imports'
import { showMergeView, useMerge } from '@renderer/state/merge'
import { usePreferences } from '@renderer/state/preferences'
import { Announcer } from '@renderer/ui/announcer'
import { Notices } from '@renderer/ui/notices'
import type { MergeService } from '@renderer/workers/mergeContract'
import { ok } from '@core/result'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { documentOf, floodText, hana, uuid } from '../../../core/exchange/sampleContent'
import { useTestMergeScreen } from '../../state/testMergeScreen'
import { useTestStore } from '../../store/testDatabase'
import { fileOf, markOf, startJob, threeFiles } from '../../workers/analystFiles'
import { fakeSaves } from '../../workers/fakeSaves'
import { testWorker } from '../../workers/testWorker'

const test = useTestStore()
const screen = useTestMergeScreen(test)

/** Somebody else of the same name, who marked an edited copy of the flood text. */
const namesake = { id: uuid(905), name: hana.name }
const editedText = floodText.replace('1500 منزل', '1600 منزل')
const editedCopy = fileOf(
  namesake,
  [markOf(namesake, 1, editedText, 'وزارة الريّ', 'source'), markOf(namesake, 2, editedText, '1600', 'figure')],
  [],
  { documents: [documentOf(editedText, { status: 'done', title: 'السيول' })] },
)

describe('the merge screen', () => {
  let root: Root

  beforeEach(() => {
    vi.stubGlobal('CSS', { escape: (words: string) => words })
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} }) // prettier-ignore
    // A layout, which jsdom has not: lists draw what is in sight, and here all of it is.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900)
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(900)
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(300)
    Element.prototype.scrollTo = () => undefined
    startI18n('en')
    usePreferences.setState({ language: 'en' })
    showMergeView('files')
    root = createRoot(document.body.appendChild(document.createElement('div')))
  })
  afterEach(() => {
    root.unmount()
    document.body.replaceChildren()
    vi.unstubAllGlobals()
  })

  const at = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
  const all = (id: string) => Array.from(document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`))
  const words = (id: string) => at(id)?.textContent ?? ''
  const isIdle = () => useMerge.getState().phase === 'open' && useMerge.getState().adding === null
  /** Waits until something is to be seen, and nothing is under way. */
  const settle = (until: () => boolean = () => true) =>
    vi.waitFor(() => expect(until() && isIdle()).toBe(true), { timeout: 10_000 })
  const press = async (id: string, until?: () => boolean) => {
    at(id)?.click()
    await settle(until)
  }
  const show = async () => {
    await screen.open()
    root.render(
      <ServicesProvider services={screen.services}>
        <MergeScreen />
        <Announcer />
        <Notices />
      </ServicesProvider>,
    )
    await settle(() => at('merge-empty') !== null)
  }
  const add = async (...files: readonly (readonly [name: string, content: Parameters<typeof screen.add>[1]])[]) => {
    for (const [name, content] of files) {
      const { files } = await screen.add(name, content)
      await settle(() => all('merge-file').length === files.length)
    }
  }

  it('begins with what it is for and the two ways to begin', async () => {
    await show()
    expect(words('merge-empty')).toContain('Bring the team’s work together')
    screen.picked = screen.hold('hana.sanad.json', threeFiles().hana)
    await press('merge-add-file', () => at('merge-files') !== null)
    expect(words('merge-file')).toContain('hana.sanad.json')
    expect(words('merge')).toContain('1 annotator · 2 documents')
  })

  it('does nothing when no file was chosen', async () => {
    await show()
    await press('merge-add-file')
    expect(at('merge-empty')).not.toBeNull()
    expect(useMerge.getState().overview).toBeNull()
  })

  it('takes the files that are dropped, all of them', async () => {
    await show()
    const { hana: first, sami: second } = threeFiles()
    addExchangeInput(screen.hold('hana.sanad.json', first))
    addExchangeInput(screen.hold('sami.sanad.json', second))
    await settle(() => all('merge-file').length === 2)
    expect(useImports.getState().exchangeInputs).toEqual([])
    expect(all('merge-file').map((file) => file.dataset['fileName'])).toEqual(['hana.sanad.json', 'sami.sanad.json'])
  })

  it('says of a file what is new in it since the last one of the same person', async () => {
    await show()
    const files = threeFiles()
    const [first, ...rest] = files.hana.annotations
    if (first === undefined) throw new Error('no annotation')
    const later = { ...first, note: 'راجعته', revision: 2 }
    const extra = markOf(hana, 9, floodText, 'المتحدث', 'source')
    await add(['march.sanad.json', files.hana])
    await add(['april.sanad.json', { ...files.hana, annotations: [later, extra, ...rest] }])
    await add(['again.sanad.json', files.hana])
    const [march, april, again] = all('merge-file').map(({ textContent }) => textContent)
    expect(march).toContain('4 annotations · 1 link · 2 of 2 documents done')
    expect(april).toContain('Annotations: 1 new, 1 changed')
    expect(april).toContain('Links: nothing new')
    expect(again).toContain('Nothing new')
  })

  it('says why a file was not added', async () => {
    await show()
    screen.picked = screen.hold('broken.sanad.json', new TextEncoder().encode('{"format":'))
    await press('merge-add-file', () => at('notice') !== null)
    expect(words('notice')).toContain('Not added: \u2068broken.sanad.json\u2069.')
    expect(at('merge-empty')).not.toBeNull()
  })

  it('takes a file out after asking', async () => {
    await show()
    await add(['hana.sanad.json', threeFiles().hana], ['sami.sanad.json', threeFiles().sami])
    await press('merge-remove-file', () => at('merge-remove-now') !== null)
    await press('merge-remove-now', () => all('merge-file').length === 1)
    expect(words('merge-file')).toContain('sami.sanad.json')
  })

  it('flags two people of one name, joins them and separates them', async () => {
    await show()
    await add(['hana.sanad.json', threeFiles().hana], ['copy.sanad.json', editedCopy])
    expect(all('merge-person').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Same name twice'),
      expect.stringContaining('Same name twice'),
    ])
    expect(
      all('merge-person')
        .map((person) => person.textContent)
        .join(),
    ).toContain('From \u2068copy.sanad.json\u2069')
    await press('merge-join', () => at('join-dialog') !== null)
    await press('merge-join-now', () => at('merge-separate') !== null)
    expect(all('merge-person')).toHaveLength(1)
    expect(words('merge-person')).not.toContain('Same name twice')
    await press('merge-separate', () => all('merge-person').length === 2)
  })

  it('shows how texts differ, previews every mark, carries them over, and takes that back', async () => {
    await show()
    await add(['sami.sanad.json', threeFiles().sami], ['copy.sanad.json', editedCopy])
    expect(words('merge-variant')).toContain('Two versions of \u2068السيول\u2069')
    expect(words('merge-variant')).toContain('The words were edited.')
    const changes = at('text-changes')
    const sides = [changes?.querySelector('del')?.textContent, changes?.querySelector('ins')?.textContent]
    expect(sides.map((side) => side?.replace(/^.*: ?/, '')).sort()).toEqual(['1500', '1600'])
    expect(changes?.querySelector('p')?.dir).toBe('rtl')

    await press('merge-carry', () => document.querySelector('[role="option"]') !== null)
    expect(words('carry-dialog')).toContain('Nothing happens before you agree')
    const rows = Array.from(document.querySelectorAll<HTMLElement>('[role="option"]'), (row) => row.textContent)
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.join()).toContain('Words changed')
    await press('merge-carry-now', () => at('merge-take-back') !== null)
    expect(words('merge-variant')).toContain('Carried over')
    await press('merge-take-back', () => at('merge-take-back') === null)
    expect(words('merge-variant')).not.toContain('Carried over')
  })

  it('keeps policy and blind mode in the merge', async () => {
    await show()
    await add(['hana.sanad.json', threeFiles().hana])
    const choose = async (input: HTMLInputElement | undefined, until: () => boolean) => {
      input?.click()
      await settle(until)
    }
    const inputs = (type: string) => Array.from(at('merge-settings')?.querySelectorAll<HTMLInputElement>(`input[type="${type}"]`) ?? []) // prettier-ignore
    const now = () => useMerge.getState().overview
    await choose(inputs('radio')[1], () => words('merge-settings').includes('At least 2'))
    await choose(inputs('checkbox')[0], () => now()?.policy.acceptSingle === true)
    await choose(inputs('checkbox')[1], () => now()?.blind === true)
    expect(now()?.policy).toEqual({ accept: { kind: 'vote', atLeast: 2 }, acceptSingle: true })
  })

  it('says what the gold lacks, writes it, and says where', async () => {
    const saves = fakeSaves()
    const bridge = {
      ...screen.services.bridge,
      ...saves.bridge,
      beginSave: vi.fn(() => Promise.resolve(ok({ writeId: 'w' }))),
      commitSave: () => Promise.resolve(ok({ path: '/home/laila/gold.sanad.json', bytes: 2048 })),
    }
    // The export asks for nothing else of main.
    screen.services = { ...screen.services, bridge: bridge as unknown as typeof screen.services.bridge }
    vi.stubGlobal('Worker', function start() {
      return testWorker<MergeService>(() => startJob(test.db).job).start()
    })
    await show()
    await add(['hana.sanad.json', threeFiles().hana], ['sami.sanad.json', threeFiles().sami])
    await press('export-gold', () => at('gold-dialog') !== null)
    expect(words('gold-left')).toBe('2 conflicts are open: the gold will lack them.')
    const radios = document.querySelectorAll<HTMLInputElement>('[data-testid="gold-dialog"] input[type="radio"]')
    expect(Array.from(radios, ({ value }) => value)).toEqual(['merged', 'gold', 'dataset', 'corrections'])
    radios[3]?.click()
    await settle(() => at('gold-person') !== null)
    await press('gold-start', () => at('gold-done') !== null)
    expect(bridge.beginSave).toHaveBeenCalledWith('exchange', 'السيول - corrections for سامي.sanad.json')
    expect(words('gold-done')).toContain('/home/laila/gold.sanad.json')
    expect(words('gold-counts')).toBe('0 corrections · 0 documents · 2 kB')
    expect(JSON.parse(saves.text())).toMatchObject({ format: 'sanad-exchange' })
  })

  it('goes back to the choice when no place was chosen', async () => {
    const bridge = { ...screen.services.bridge, beginSave: () => Promise.resolve(ok(null)) }
    // The export asks for nothing else of main.
    screen.services = { ...screen.services, bridge: bridge }
    await show()
    await add(['nour.sanad.json', threeFiles().nour])
    await press('export-gold', () => at('gold-dialog') !== null)
    expect(words('gold-left')).toContain('done by one annotator only')
    await press('gold-start', () => at('gold-start') !== null)
    expect(at('gold-done')).toBeNull()
  })
})
