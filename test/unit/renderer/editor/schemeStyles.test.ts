import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { labelChannels, labelColours, labelLooks } from '@core/annotation/scheme'
import { schemeStyles } from '@renderer/editor/schemeStyles'

const title = { ar: 'ت', en: 't' }
const labels = labelColours.flatMap((colour) =>
  labelChannels.map((channel) => ({ name: `${colour}-${channel}`, title, colour, channel, attributes: [] })),
)

describe('schemeStyles', () => {
  it('draws the colours of a scheme and its highlights, and no others', () => {
    const css = schemeStyles(labelLooks({ id: 's', labels: [] }))
    expect(css).toContain('.wash-blue { background-color: var(--label-blue-wash); }')
    expect(css).toContain('.below-1-green { --below-1: linear-gradient(var(--label-green), var(--label-green)); }')
    expect(css).toContain('::highlight(sanad-focus-claim) { background-color: color-mix(in srgb, var(--label-blue) 24%, transparent); }') // prettier-ignore
    expect(css).toContain(
      ":is([data-label='source'], [data-chip-label='source']) { --label: var(--label-green); --label-wash: var(--label-green-wash); }",
    )
    expect(css).not.toContain('rose')
  })

  it('uses nothing but background, inset shadow and their variables, so that no glyph can move', () => {
    const css = schemeStyles(labelLooks({ id: 's', labels }))
    const properties = [...css.matchAll(/[{;]\s*([\w-]+):/g)].map((match) => match[1] ?? '')
    expect(new Set(properties.filter((name) => !name.startsWith('--')))).toEqual(new Set(['background-color']))
    const shadows = [...css.matchAll(/--(?:ring|start|end)-\d: ([^;]*)/g)].flatMap((m) => m[1]?.split(/, (?=inset)/))
    expect(shadows.every((shadow) => shadow?.startsWith('inset '))).toBe(true)
  })

  it('fills only places that the reader’s style sheet has', () => {
    const css = schemeStyles(labelLooks({ id: 's', labels }))
    const reader = readFileSync('src/renderer/src/editor/reader.css', 'utf8')
    const marks = css.split('\n').filter((rule) => rule.startsWith('.'))
    const filled = new Set(marks.flatMap((rule) => /{ (--[\w-]+):/.exec(rule)?.[1] ?? []))
    expect(filled.size).toBeGreaterThan(15)
    expect([...filled].filter((name) => !reader.includes(`var(${name})`))).toEqual([])
  })

  it('names highlights so that any label makes sound CSS', () => {
    const odd = { name: 'a b)}{', title, attributes: [] }
    const css = schemeStyles(labelLooks({ id: 's', labels: [odd, { ...odd, name: 'مكان' }] }))
    expect(css).toContain('::highlight(sanad-hover-a\\20 b\\29 \\7d \\7b )')
    expect(css).toContain('::highlight(sanad-hover-مكان)')
    expect(css).toContain("[data-label='a\\20 b\\29 \\7d \\7b ']")
  })
})
