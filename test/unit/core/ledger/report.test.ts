import { readFileSync } from 'node:fs'
import { reviewReport, type ReportInput } from '@core/ledger/report'
import { reportStyles } from '@core/ledger/reportStyles'
import { JSDOM, VirtualConsole } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { desk, documentId, frost, frostMarks, mark, port, portMarks, project, review, rowOf, uuid, wordsOf } from './newsDesk' // prettier-ignore

const rows = desk([review(11, 'checked-true', 'تحققنا'), review(31, 'disputed')])
const input: ReportInput = {
  ...{ rows, language: 'ar', words: wordsOf('ar'), project, charts: [] },
  documents: [
    { id: documentId(1), title: 'الميناء', text: port, annotatorName: 'هناء', annotations: portMarks },
    { id: documentId(2), title: 'الصقيع', text: frost, annotatorName: '', annotations: frostMarks },
  ],
}
const htmlOf = (change: Partial<ReportInput> = {}) => [...reviewReport({ ...input, ...change })].join('')
/** jsdom says of CSS newer than it that it cannot parse it; nobody needs to hear. */
const parsed = (html: string) => new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document
const pageOf = (change: Partial<ReportInput> = {}) => parsed(htmlOf(change))
const texts = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent)

describe('the report', () => {
  it('has its parts in order, in either language and its direction', () => {
    const page = pageOf()
    expect([page.documentElement.lang, page.documentElement.dir]).toEqual(['ar', 'rtl'])
    expect(texts(page.querySelectorAll('h1, h2'))).toEqual(['الموانئ', 'الملخص', 'النصوص الموسومة', 'سجل الادعاءات', 'أرقام متعارضة']) // prettier-ignore
    const english = pageOf({ language: 'en', words: wordsOf('en'), documents: [] })
    expect([english.documentElement.lang, english.documentElement.dir]).toEqual(['en', 'ltr'])
    expect(texts(english.querySelectorAll('h2'))).toEqual(['Summary', 'Ledger of claims', 'Contradictory figures'])
  })

  it('has each claim in the ledger with sources, figures and its review', () => {
    const [first] = pageOf().querySelectorAll('tr[id]')
    expect(texts(first?.children ?? [])).toEqual([
      '1',
      '1500 عامل عادوا إلى الميناءراجع العدد',
      'وزارة النقل ← بيان النقابة',
      '1,500 \u2068عامل\u2069',
      'إفادة',
      'ثبتت صحتهتحققنا',
    ])
  })

  it('names contradictory figures', () => {
    const [table] = [...pageOf().querySelectorAll('table')].slice(-1)
    expect(texts(table?.querySelectorAll('tbody td') ?? [])).toEqual(['عامل', '1,500 عامل', 'وزارة النقل', '4,000 عامل فأكثر', 'النقابة']) // prettier-ignore
  })

  it('repeats the head of each table on each page', () => {
    const page = pageOf()
    expect(page.querySelectorAll('table').length).toBe(page.querySelectorAll('table > thead').length)
    expect(reportStyles).toMatch(/thead \{ display: table-header-group/)
    expect(reportStyles).toContain('@page { size: A4')
  })

  it('can be empty', () => {
    expect(texts(pageOf({ rows: [], documents: [] }).querySelectorAll('section > p'))).toContain('لا ادعاءات.')
  })
})

describe('the marked texts', () => {
  const classesOver = (page: Document, words: string) =>
    [...page.querySelectorAll('.mark')].find(({ textContent }) => textContent.includes(words))?.className.split(' ')

  it('draw one channel per label, and both where two lie over another', () => {
    const page = pageOf()
    expect(classesOver(page, 'وزارة النقل')).toEqual(['mark', 'source-1'])
    expect(classesOver(page, '1500 عامل')).toEqual(['mark', 'claim-1', 'claim-start', 'figure-1', 'figure-start', 'figure-end']) // prettier-ignore
    expect(classesOver(page, 'عادوا إلى')).toEqual(['mark', 'claim-1'])
    expect(classesOver(page, 'السكان')).toEqual(['mark', 'source-1'])
  })

  it('number claims, and what belongs to them, alike', () => {
    const notes = [...pageOf().querySelectorAll('.note')].map(
      (note) => `${note.className.slice(10)} ${note.textContent}`,
    )
    expect(notes).toEqual(['source 1', 'claim 1', 'figure 1', 'source 1', 'source 2', 'claim 2', 'figure 2', 'claim 3', 'figure 3']) // prettier-ignore
    const page = pageOf()
    for (const link of page.querySelectorAll('a')) {
      expect(page.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull()
    }
  })

  it('write a number before the word that a mark begins in, never between two letters', () => {
    const text = 'قالوا والجيش عاد'
    const annotations = [mark(text, 1, 'claim', 'الجيش عاد')]
    const claim = { ...rowOf(1, { source: '', words: 'كلام' }), figures: [] }
    const page = pageOf({ rows: [claim], documents: [{ id: '', title: '', text, annotatorName: '', annotations }] })
    expect(page.querySelector('.line')?.innerHTML).toBe(
      'قالوا <span class="notes"><span class="note note-claim" id="claim-1"><a href="#row-1">1</a></span></span>و<span class="mark claim-1 claim-start">الجيش عاد</span>',
    )
  })

  it('leave out what is deleted and labels of a scheme of one’s own', () => {
    const annotations = [{ ...mark(port, 1, 'claim', '1500'), deleted: true }, mark(port, 2, 'place', 'الميناء')]
    const [document] = input.documents
    if (document === undefined) throw new Error('a document')
    expect(
      pageOf({ rows: [], documents: [{ ...document, annotations }] }).querySelectorAll('.line .mark'),
    ).toHaveLength(0)
  })

  it('have the direction of each line', () => {
    const text = 'Reuters: قال الجيش\nقال Reuters\n123'
    const page = pageOf({ rows: [], documents: [{ id: '', title: '', text, annotatorName: '', annotations: [] }] })
    expect([...page.querySelectorAll('.line')].map((line) => line.getAttribute('dir'))).toEqual(['ltr', 'rtl', 'rtl'])
  })
})

describe('hostile words', () => {
  const hostile = `</td><script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;`

  it('are words and nothing else, wherever they stand', () => {
    const evil = rowOf(1, { source: hostile, words: hostile, unit: hostile, min: 1, max: 1 })
    const [row] = [{ ...evil, documentTitle: hostile, annotatorName: hostile, note: hostile, stance: hostile }]
    const reviewed = { ...row, review: { ...review(1, 'open', hostile), documentId: row.documentId } }
    const other = { ...rowOf(2, { source: 'آخر', words: hostile, unit: hostile, min: 9, max: 9 }) }
    const html = htmlOf({
      rows: [reviewed, other],
      project: { id: uuid(1), name: `</title>${hostile}` },
      documents: [{ id: '', title: hostile, text: hostile, annotatorName: hostile, annotations: [mark(hostile, 1, 'claim', 'script')] }], // prettier-ignore
      charts: [
        { title: hostile, svg: `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(3)</script></svg>"><script>` },
      ],
      fonts: [{ family: `x'} body{background:url(http://evil)} </style>`, base64: `"></style><script>` }],
    })
    const page = parsed(html)
    expect(page.querySelectorAll('script, [onerror], iframe, object, embed, link, svg, base')).toHaveLength(0)
    expect(page.querySelectorAll('style')).toHaveLength(1)
    expect([...page.images].every(({ src }) => src.startsWith('data:image/svg+xml;'))).toBe(true)
    expect(page.querySelector('.line')?.textContent).toContain('<img src=x onerror=alert(2)>')
    expect(texts(page.querySelectorAll('.remark'))).toEqual([hostile, hostile])
    expect(html).not.toMatch(/url\((?!data:)/)
  })

  it('would not run if they were more: the file forbids scripts and everything from outside', () => {
    const policy = pageOf().querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'") // prettier-ignore
    expect(htmlOf()).not.toMatch(/(?:src|href)="(?!data:|#)|@import/)
  })
})

it('is drawn in the light colours of the app', () => {
  const tokens = readFileSync('src/renderer/src/ui/tokens.css', 'utf8')
  const light = (name: string) => new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6})`).exec(tokens)?.[1]
  const own = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(reportStyles)?.[1]
  const pairs = [
    ['ink', 'ink'], ['ink-2', 'ink-2'], ['line', 'line'], ['line-strong', 'line-strong'], ['sunken', 'sunken'],
    ['accent', 'accent'], ['danger', 'danger'], ['ok', 'ok'], ['warn', 'warn'], ['claim', 'label-blue'],
    ['claim-wash', 'label-blue-wash'], ['source', 'label-green'], ['figure', 'label-amber'],
    ['figure-wash', 'label-amber-wash'],
  ] as const // prettier-ignore
  for (const [name, token] of pairs) expect([name, own(name)]).toEqual([name, light(token)])
})
