// @vitest-environment jsdom
import { ConflictsView } from '@renderer/features/merge/conflicts/ConflictsView'
import { startI18n } from '@renderer/i18n/i18n'
import { ServicesProvider } from '@renderer/services/services'
import { useGoldRequest } from '@renderer/state/goldRequest'
import { filterQueue } from '@renderer/state/mergeQueue'
import { usePreferences } from '@renderer/state/preferences'
import { noFilters } from '@renderer/state/mergeQueueList'
import { invokeCommand } from '@renderer/commands/handlers'
import { Announcer } from '@renderer/ui/announcer'
import { Notices } from '@renderer/ui/notices'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { comparedDocument, everyKind, people, settled, TestMerge } from './adjudication'

describe('the screen of conflicts', () => {
  let root: Root
  let merge: TestMerge

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    vi.stubGlobal('CSS', { escape: (words: string) => words })
    vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} }) // prettier-ignore
    // A layout, which jsdom has not: the list draws what is in sight, and here all of it is.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(900)
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(900)
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(300)
    Element.prototype.scrollTo = () => undefined
    Element.prototype.scrollIntoView = () => undefined
    startI18n('en')
    usePreferences.setState({ language: 'en' })
    root = createRoot(document.body.appendChild(document.createElement('div')))
  })
  afterEach(() => {
    act(() => {
      root.unmount()
      merge.close()
    })
    document.body.replaceChildren()
    vi.unstubAllGlobals()
  })

  async function show(testMerge: TestMerge): Promise<void> {
    merge = testMerge
    await act(async () => {
      await merge.open()
      root.render(
        <ServicesProvider services={merge.services()}>
          <ConflictsView />
          <Announcer />
          <Notices />
        </ServicesProvider>,
      )
      await settled()
    })
  }

  const at = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
  const words = (id: string) => at(id)?.textContent ?? null
  const title = () => document.querySelector('[data-testid="conflict-item"] h3')?.textContent
  const versions = () => Array.from(document.querySelectorAll<HTMLElement>('[data-testid="version"]'))
  const marked = (version: Element | undefined) =>
    Array.from(version?.querySelectorAll('.mark') ?? [], (mark) => mark.textContent).join('')
  const extras = (version: Element | undefined) =>
    Array.from(version?.querySelectorAll('.extra') ?? [], (extra) => extra.textContent)
  const announced = () => Array.from(document.querySelectorAll('[role="status"][aria-live]'), (e) => e.textContent).join('') // prettier-ignore
  const press = (code: string, init: KeyboardEventInit = {}, target?: Element | null) =>
    act(async () => {
      const focused = target ?? document.querySelector('[role="listbox"]')
      focused?.dispatchEvent(
        new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true, ...init }),
      )
      await settled()
    })
  const goTo = async (kind: string) => {
    for (let step = 0; step < 9 && title()?.startsWith(kind) !== true; step++) await press('KeyJ')
    expect(title()).toMatch(new RegExp(`^${kind}`))
  }

  it('lists the conflicts in words and shows which of how many is at hand', async () => {
    await show(new TestMerge([everyKind()]))
    const lines = Array.from(document.querySelectorAll('[role="option"]'), (line) => line.textContent)
    expect(lines).toHaveLength(6)
    expect(lines[1]).toContain('Boundaries: Claim')
    expect(lines[1]).toContain('المدينة أرسلت 1500 جندي إلى الشمال في أكتوبر')
    expect(lines[1]).toContain('مستند 1')
    expect(lines[1]).toContain('\u2068هناء\u2069, \u2068سامر\u2069, \u2068ليلى\u2069')
    expect(words('conflict-place')).toBe('Conflict 1 of 6')
    expect(words('conflicts-left')).toBe('6 left')
  })

  it('boundary: the sentence once per version, who says so, the words of one alone pointed at and told', async () => {
    await show(new TestMerge([everyKind()]))
    await goTo('Boundaries')
    const [a, b] = versions()
    expect(versions()).toHaveLength(2)
    for (const version of [a, b]) {
      const text = version?.querySelector('.version-text')
      expect(text?.textContent).toBe('قالت الوكالة إن المدينة أرسلت 1500 جندي إلى الشمال في أكتوبر.')
      expect(text?.querySelector('p')?.dir).toBe('rtl')
    }
    expect(a?.textContent).toContain('هناء')
    expect(b?.textContent).toContain('سامر')
    expect(marked(a)).toBe('المدينة أرسلت 1500 جندي إلى الشمال في أكتوبر')
    expect(marked(b)).toBe('المدينة أرسلت 1500 جندي إلى الشمال')
    expect(extras(a)).toEqual(['في أكتوبر'])
    expect(extras(b)).toEqual([])
    expect(b?.querySelector('[data-testid="version-difference"]')?.textContent).toBe(
      'B ends 2 words before A, without: \u2068في أكتوبر\u2069',
    )
  })

  it('label and missing: names of labels large, and "marked nothing here" as a version', async () => {
    await show(new TestMerge([everyKind()]))
    await goTo('Label')
    expect(document.querySelector('[data-labels-differ] .version-label')).not.toBeNull()
    expect(versions().map((version) => version.querySelector('.version-label')?.textContent)).toEqual([
      'Claim',
      'Source',
    ])
    expect(words('take-vote')).toContain('B')
    await goTo('Missing')
    expect(versions().at(-1)?.textContent).toContain('Marked nothing here')
  })

  it('values: a table in the words of the interface, with numbers written out', async () => {
    await show(new TestMerge([everyKind()]))
    expect(title()).toBe('Attribute: Source')
    expect(versions().map((version) => version.querySelector('table')?.textContent)).toEqual([
      'TypeNews agency',
      'TypeMedia outlet',
      'Typenot set',
    ])
    await goTo('Figure value')
    const [a, b] = versions()
    expect(a?.querySelector('strong')?.textContent).toBe('1,500 \u2068جندي\u2069')
    expect(b?.querySelector('strong')?.textContent).toBe('≥ 1,000 \u2068جندي\u2069')
    expect(b?.querySelector('tr')?.textContent).toBe('Lower bound1,000')
    expect(b?.querySelector('tr')?.dataset['differs']).toBe('true')
    await press('Backspace')
    expect(merge.decided.at(-1)?.choice).toEqual({ action: 'values', values: { min: null, max: null, unit: null } })
  })

  it('link: both ends in the sentence, the relation in words, and dropping it means not linked', async () => {
    await show(new TestMerge([everyKind()]))
    await goTo('Link')
    expect(document.querySelector('.link-words')?.textContent).toContain('rests on')
    expect(marked(document.querySelector('.version-text') ?? undefined)).toBe('الناطقالجسر أعيد فتحه')
    expect(versions().map((version) => version.querySelector('strong')?.textContent)).toEqual(['Linked', 'Not linked'])
    await press('Backspace')
    expect(merge.decided.at(-1)).toMatchObject({ choice: { action: 'link', linked: false }, from: [] })
  })

  it('notes are shown for information, and boundaries of values, notes and links cannot be drawn', async () => {
    await show(new TestMerge([everyKind()]))
    await press('KeyE')
    expect(at('conflict-drawing')).toBeNull()
    act(() => filterQueue({ ...noFilters, status: 'all', kind: 'note' }))
    await act(settled)
    expect(title()).toBe('Note: Claim')
    expect(versions().map((version) => version.querySelector('p')?.textContent)).toEqual(['راجع التاريخ', 'No note'])
    expect(words('decision-note')).toContain('For information')
  })

  it('is worked through by single keys, each going on to the next, with what was decided announced', async () => {
    await show(new TestMerge([everyKind()]))
    await press('KeyB')
    expect(announced()).toBe('Decided: version B. Boundaries: Claim, 2 of 6.')
    await press('KeyV')
    await press('Digit2')
    await press('KeyS')
    await press('Backspace')
    expect(title()).toBe('Link: Claim / Source')
    await press('KeyA')
    expect(merge.decided.map(({ choice, by }) => [choice?.action, by])).toEqual([
      ['values', 'choice'],
      ['take', 'vote'],
      ['values', 'choice'],
      ['skip', 'choice'],
      ['drop', 'choice'],
      ['link', 'choice'],
    ])
    expect(at('conflicts-done')).not.toBeNull()
    expect(announced()).toContain('Nothing is left to decide.')
    expect(words('conflicts-left')).toBe('0 left')
    act(() => at('conflicts-export-gold')?.click())
    expect(useGoldRequest.getState().asked).toBe(true)
    // Undo goes through the window's command.
    await act(async () => {
      invokeCommand('undo')
      await settled()
    })
    expect(title()).toBe('Link: Claim / Source')
    expect(announced()).toContain('Undone')
  })

  it('does not decide a tie, and says why', async () => {
    const tied = comparedDocument(1, 'سقط المطر ليلا.', [
      { marks: [{ words: 'سقط المطر', label: 'claim' }] },
      { marks: [{ words: 'سقط المطر ليلا', label: 'claim' }] },
    ])
    await show(new TestMerge([tied]))
    expect(at('take-vote')?.hasAttribute('disabled')).toBe(true)
    const described = at('take-vote')?.getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(described)?.textContent).toBe('No version has more votes than the others.')
    await press('KeyV')
    expect(merge.decided).toEqual([])
    expect(announced()).toBe('No version has more votes than the others.')
  })

  it('shows what was decided, by whom and when, and opens it again', async () => {
    await show(new TestMerge([everyKind()]))
    await press('KeyB')
    await press('KeyK')
    expect(words('decision-note')).toMatch(/Decided.*version B.*by you.*Mar 2, 2026/)
    expect(versions()[1]?.dataset['chosen']).toBe('true')
    await press('KeyO')
    expect(at('decision-note')).toBeNull()
    expect(words('conflicts-left')).toBe('6 left')
    expect(announced()).toBe('Open again.')
  })

  it('keeps a comment written by keyboard, in a field whose keys decide nothing', async () => {
    await show(new TestMerge([everyKind()]))
    await press('KeyN')
    const field = document.querySelector('textarea')
    expect(document.activeElement).toBe(field)
    await press('KeyA', {}, field)
    expect(merge.decided).toEqual([])
    await act(async () => {
      // By the prototype's setter, or React takes the value for its own.
      if (field !== null) Reflect.set(HTMLTextAreaElement.prototype, 'value', 'من المصدر؟', field)
      field?.dispatchEvent(new Event('input', { bubbles: true }))
      await settled()
    })
    await press('Enter', { key: 'Enter' }, field)
    expect(merge.decided).toMatchObject([{ choice: null, comment: 'من المصدر؟' }])
    expect(at('conflict-comment')).toBeNull()
    expect(words('decision-note')).toContain('من المصدر؟')
    expect(words('conflicts-left')).toBe('6 left')
    await press('KeyN')
    await press('Escape', { key: 'Escape' }, document.querySelector('textarea'))
    expect(merge.decided).toHaveLength(1)
  })

  it('says that a decision was not saved, and shows its conflict again', async () => {
    await show(new TestMerge([everyKind()]))
    merge.failNext()
    await press('KeyA')
    expect(title()).toBe('Attribute: Source')
    expect(words('notice')).toContain('The decision was not saved')
    expect(at('conflict-save-state')?.dataset['state']).toBe('failed')
  })

  it('names nobody in blind mode: not in the list, the item, the filters or what is announced', async () => {
    await show(new TestMerge([everyKind()], true))
    const heard: string[] = []
    for (const code of ['KeyB', 'KeyA', 'KeyK', 'KeyJ', 'KeyV', 'KeyA', 'KeyA', 'KeyA']) {
      await press(code)
      heard.push(document.body.innerHTML, announced())
    }
    for (const html of heard) for (const { name } of people) expect(html).not.toContain(name)
    expect(heard.join('')).toContain('Annotator 1')
  })
})
