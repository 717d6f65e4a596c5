/** What the benchmark times inside the app's page. Each function is sent there alone, so none may use another. */

/** Milliseconds since the page began to load, once the list shows a document. */
export function untilListed(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('[data-testid="documents-list"] [role="option"]') === null) requestAnimationFrame(look)
      else {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      }
    }
    requestAnimationFrame(look)
  })
}

/** Scrolls the list by a screen and a half a frame; the milliseconds that each frame took. */
export function scrollList(frames: number): Promise<number[]> {
  const list = document.querySelector('[data-testid="documents-list"]')
  if (list === null) throw new Error('There is no list.')
  list.scrollTop = 0
  return new Promise((resolve) => {
    const times: number[] = []
    let last = performance.now()
    const step = (now: number) => {
      times.push(now - last)
      last = now
      list.scrollTop += list.clientHeight * 1.5
      if (times.length > frames) resolve(times.slice(1))
      else requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

/** From now on, the milliseconds from each event of a kind to the painted frame after it, gathered in `window.benchTimes`. */
export function watchEvents(type: string): void {
  const times: number[] = []
  Object.assign(window, { benchTimes: times })
  window.addEventListener(
    type,
    () => {
      const start = performance.now()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => times.push(performance.now() - start)
        channel.port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

export function watchedTimes(): number[] {
  const times: unknown = Reflect.get(window, 'benchTimes')
  return Array.isArray(times) ? times.filter((time) => typeof time === 'number') : []
}

/** Clicks an entry of the list that is in sight; the milliseconds until another text is painted. */
export function openEntry(index: number): Promise<number> {
  const entry = document.querySelectorAll<HTMLElement>('[data-testid="documents-list"] [role="option"]')[index]
  if (entry === undefined) throw new Error(`The list shows no entry ${index}.`)
  const before = document.querySelector('[data-testid="editor"]')
  const start = performance.now()
  entry.click()
  return new Promise((resolve) => {
    const look = () => {
      const editor = document.querySelector('[data-testid="editor"]')
      if (editor === null || editor === before || editor.childElementCount === 0) requestAnimationFrame(look)
      else {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now() - start)
        channel.port2.postMessage(null)
      }
    }
    requestAnimationFrame(look)
  })
}

/** A plain list of so many titles with three numbers each: the milliseconds to paint all of it, and to paint a part by a query. */
export async function plainList(count: number): Promise<{ open: number; filter: number }> {
  const titles = Array.from(
    { length: count },
    (_, i) => `الخبر ${i}: قال المتحدث باسم الوزارة إن نحو ألف شخص غادروا المدينة`,
  )
  const host = document.createElement('div')
  host.style.cssText = 'position:fixed;inset:0 auto 0 0;width:272px;overflow:auto;background:Canvas;z-index:99'
  document.body.append(host)
  const painted = (work: () => void) =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const start = performance.now()
        work()
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now() - start)
        channel.port2.postMessage(null)
      })
    })
  const show = (shown: readonly string[]) => {
    host.innerHTML = shown
      .map((title) => `<div><strong>${title}</strong><p><b>12</b> <b>9</b> <b>4</b></p></div>`)
      .join('')
  }
  const open = await painted(() => show(titles))
  const filter = await painted(() => show(titles.filter((title) => title.includes('5'))))
  host.remove()
  return { open, filter }
}
