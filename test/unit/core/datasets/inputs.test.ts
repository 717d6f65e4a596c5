import { packFiles } from '@core/datasets/archive'
import { archiveInput, archiveLimit, isArchive, recogniseInputs, singleInput } from '@core/datasets/inputs'
import { inputFile } from '@core/formats/input'
import { err } from '@core/result'
import { describe, expect, it } from 'vitest'

const doccano = inputFile('a.jsonl', '{"text":"قال الوزير","entities":[],"relations":[]}\n')
const own = inputFile('b.jsonl', '{"id":"sha256:0","text":"قال"}\n')
const strange = inputFile('c.dat', 'لا شيء')

describe('recogniseInputs', () => {
  it('takes files together where they are of one format, else one by one', async () => {
    const found = await recogniseInputs([...singleInput([doccano]), ...singleInput([own, doccano])])
    if (!found.ok) throw new Error(found.error)
    expect(found.value.map(({ name, format }) => [name, format.describe().name])).toEqual([
      ['a.jsonl', 'doccano'],
      ['b.jsonl', 'jsonl'],
      ['a.jsonl', 'doccano'],
    ])
  })

  it('names what no format recognises', async () => {
    expect(await recogniseInputs(singleInput([strange]))).toEqual(err('c.dat'))
    expect(await recogniseInputs(singleInput([doccano, strange]))).toEqual(err('c.dat'))
    expect(singleInput([])).toEqual([])
  })
})

describe('archiveInput', () => {
  it('answers what is in an archive', async () => {
    const bytes = packFiles([['corpus/1.txt', new Uint8Array([1])], ['corpus/1.ann', new Uint8Array()]]) // prettier-ignore
    const input = await archiveInput(inputFile('c.ZIP', bytes))
    expect(isArchive('c.ZIP') && !isArchive('c.qdpx')).toBe(true)
    expect(input).toMatchObject({ ok: true, value: { name: 'c.ZIP', files: [{ path: '1.txt' }, { path: '1.ann' }] } })
  })

  it('takes no file that is none, and none that is too large', async () => {
    expect(await archiveInput(inputFile('c.zip', 'لا'))).toEqual(err('no-archive'))
    expect(await archiveInput({ ...strange, size: archiveLimit + 1 })).toEqual(err('too-large'))
  })
})
