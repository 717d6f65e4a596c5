import { GuideText, headingId } from '@renderer/features/guidelines/GuideText'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'

const html = (markdown: string) => renderToStaticMarkup(<GuideText markdown={markdown} />)

it('leads nowhere: links are words, pictures their description', () => {
  const shown = html('[سند](https://example.org) ![صورة](https://example.org/a.png) <https://example.org>')
  expect(shown).not.toMatch(/<a|<img|src=/)
  expect(shown).toContain('سند')
  expect(shown).toContain('صورة')
})

it('never makes elements of raw HTML', () => {
  const shown = html('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\nكلام <b onclick="x">عريض</b>')
  expect(shown).not.toMatch(/<script|<img|<b[ >]/)
  expect(shown).toContain('عريض')
})

it('gives headings the place that the contents go to, below the title of the pane', () => {
  expect(html('كلام\n\n## الحدود')).toContain(`<h3 id="${headingId({ line: 3 })}" tabindex="-1">الحدود</h3>`)
})

it('sets examples apart from the direction of their paragraph', () => {
  expect(html('as in `و‹نقابة الصيادين›`')).toContain('<bdi class="guide-example">و‹نقابة الصيادين›</bdi>')
})
