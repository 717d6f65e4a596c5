import { headingsOf } from '@renderer/features/guidelines/headings'
import { defaultGuide } from '@renderer/state/guidelines'
import { describe, expect, it } from 'vitest'

describe('the headings of a text', () => {
  it('come with their line and level, without marks', () => {
    expect(headingsOf('# دليل\n\nكلام\n## حدود **المقطع** ##\r\n### `ال`\n#لا\n    # code')).toEqual([
      { line: 1, level: 1, title: 'دليل' },
      { line: 4, level: 2, title: 'حدود المقطع' },
      { line: 5, level: 3, title: 'ال' },
    ])
  })

  it('are not looked for in fenced code', () => {
    const text = '```\n# one\n~~~\n# two\n````\n# three\n~~~\n# four\n~~~'
    expect(headingsOf(text)).toEqual([{ line: 6, level: 1, title: 'three' }])
  })
})

describe('the guide', () => {
  it('has the same sections in both languages', () => {
    const levels = (text: string) => headingsOf(text).map(({ level }) => level)
    expect(levels(defaultGuide('ar'))).toEqual(levels(defaultGuide('en')))
    expect(levels(defaultGuide('ar')).length).toBeGreaterThan(12)
  })

  it('shows the same marked examples in both', () => {
    const examples = (text: string) => [...text.matchAll(/‹[^‹›`]+›/g)].map(([example]) => example)
    expect(examples(defaultGuide('en'))).toEqual(examples(defaultGuide('ar')))
  })
})
