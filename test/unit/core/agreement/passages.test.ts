import { passagesOf } from '@core/agreement/passages'
import { describe, expect, it } from 'vitest'
import { comparisonOf, mark, planted, spanOfWords, texts } from './comparisons'

describe('passagesOf', () => {
  it('names both annotations and the stretch that holds them', () => {
    expect(passagesOf(planted, 'a', 'b', 'claim', 'same')).toEqual([
      { documentId: 'd1', a: 'd1/a/1', b: 'd1/b/1', ...spanOfWords(texts[1], 5, 7) },
    ])
    expect(passagesOf(planted, 'a', 'b', 'claim', 'boundary')).toEqual([
      { documentId: 'd0', a: 'd0/a/1', b: 'd0/b/1', ...spanOfWords(texts[0], 3, 8) },
    ])
  })

  it('finds a differing label under both labels', () => {
    const passage = { documentId: 'd1', a: 'd1/a/0', b: 'd1/b/0', ...spanOfWords(texts[1], 1, 1) }
    expect(passagesOf(planted, 'a', 'b', 'claim', 'label')).toEqual([passage])
    expect(passagesOf(planted, 'a', 'b', 'source', 'label')).toEqual([passage])
    expect(passagesOf(planted, 'a', 'b', 'figure', 'label')).toEqual([])
  })

  it('has one annotation where only one marked something', () => {
    const passage = { documentId: 'd1', a: 'd1/a/2', b: null, ...spanOfWords(texts[1], 5, 6) }
    expect(passagesOf(planted, 'a', 'b', 'figure', 'onlyA')).toEqual([passage])
    expect(passagesOf(planted, 'a', 'b', 'figure', 'onlyB')).toEqual([])
  })

  it('can be asked the other way round', () => {
    const passage = { documentId: 'd1', a: null, b: 'd1/a/2', ...spanOfWords(texts[1], 5, 6) }
    expect(passagesOf(planted, 'b', 'a', 'figure', 'onlyB')).toEqual([passage])
  })

  it('is in reading order, and leaves out what only one finished', () => {
    const a = [mark('source', 6, 6), mark('claim', 8, 8), mark('claim', 0, 2), mark('claim', 0, 1)]
    const comparison = comparisonOf(
      ['a', 'b'],
      [
        { text: texts[0], marks: { a } },
        { text: texts[0], marks: { a, b: [] } },
      ],
    )
    const found = passagesOf(comparison, 'a', 'b', 'claim', 'onlyA')
    expect(found.map((passage) => passage.a)).toEqual(['d1/a/2', 'd1/a/3', 'd1/a/1'])
  })
})
