// @vitest-environment jsdom
import { CommentField } from '@renderer/features/ledger/CommentField'
import { startI18n } from '@renderer/i18n/i18n'
import { reviewRows } from '@renderer/state/ledger'
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

vi.mock('@renderer/state/ledger', () => ({ reviewRows: vi.fn(() => Promise.resolve({ numbers: [7] })) }))

let root: Root

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  startI18n('en')
  vi.mocked(reviewRows).mockClear()
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  root = createRoot(host)
  show(
    <>
      <div tabIndex={0} data-testid="ledger-table" />
      <CommentField numbers={[7]} comment="قديم" />
    </>,
  )
})

afterEach(() => {
  act(() => root.unmount())
  vi.unstubAllGlobals()
})

function show(element: ReactNode): void {
  act(() => root.render(element))
}

function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea')
  if (found === null) throw new Error('there is no field')
  return found
}

function write(text: string): void {
  act(() => {
    field().focus()
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field(), text)
    field().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(key: string): void {
  act(() => {
    field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })
}

const inTable = () => document.activeElement?.getAttribute('data-testid') === 'ledger-table'

it('saves once by Enter, and goes back to the table', () => {
  write('جديد')
  press('Enter')
  expect(vi.mocked(reviewRows).mock.calls).toEqual([[[7], { comment: 'جديد' }]])
  expect(inTable()).toBe(true)
})

it('saves nothing by Escape: what was there stays', () => {
  write('جديد')
  press('Escape')
  expect(reviewRows).not.toHaveBeenCalled()
  expect(field().value).toBe('قديم')
  expect(inTable()).toBe(true)
})

it('saves when the field is left', () => {
  write('جديد')
  act(() => document.querySelector<HTMLElement>('[data-testid="ledger-table"]')?.focus())
  expect(vi.mocked(reviewRows).mock.calls).toEqual([[[7], { comment: 'جديد' }]])
})
