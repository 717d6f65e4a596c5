// @vitest-environment jsdom
import { ok } from '@core/result'
import { ErrorBoundary } from '@renderer/app/ErrorBoundary'
import { startI18n } from '@renderer/i18n/i18n'
import { ServicesProvider, type Services } from '@renderer/services/services'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let broken = true
function Region() {
  if (broken) throw new Error('the drawing failed')
  return <p>whole</p>
}

describe('an error boundary', () => {
  let root: Root
  const host = document.createElement('div')

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
    // The dialog needs it, and jsdom has none.
    vi.stubGlobal('CSS', { escape: (text: string) => text })
    broken = true
    startI18n('en')
    document.body.append(host)
    root = createRoot(host, { onCaughtError: () => undefined })
  })
  afterEach(() => {
    act(() => root.unmount())
    vi.unstubAllGlobals()
  })

  // The log is all that a broken region asks of the services.
  const services = { bridge: { readLog: () => Promise.resolve(ok('first line')) } } as unknown as Services
  const show = () =>
    act(() =>
      root.render(
        <ServicesProvider services={services}>
          <p>beside it</p>
          <ErrorBoundary>
            <Region />
          </ErrorBoundary>
        </ServicesProvider>,
      ),
    )
  const button = (name: string) =>
    Array.from(document.querySelectorAll('button')).find((element) => element.textContent === name)

  it('keeps what is beside the broken region, says what happened, and tries again', () => {
    show()
    expect(host.textContent).toContain('beside it')
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('the drawing failed')
    broken = false
    act(() => button('Try again')?.click())
    expect(host.textContent).toBe('beside itwhole')
  })

  it('shows the log', async () => {
    show()
    act(() => button('Show the log')?.click())
    await vi.waitFor(async () => {
      await act(() => Promise.resolve())
      expect(document.querySelector('[role="dialog"] pre')?.textContent).toBe('first line')
    })
  })
})
