import type { ExchangeContent } from '@core/exchange/format'
import { readExchange, type ExchangeReading } from '@core/exchange/read'
import { writeExchange } from '@core/exchange/write'
import { ContentMerger } from '@core/merge/contentMerger'
import { describe, expect, it } from 'vitest'
import { deepFile, deepJson, failingFiles, protoFile, refusedFiles, soundFile } from './faultyFiles'
import { generator, time } from './sampleContent'

function read(json: string): ExchangeReading {
  const reading = readExchange(json)
  if (!reading.ok) throw new Error(reading.error.code)
  return reading.value
}

function written(content: ExchangeContent): string {
  const result = writeExchange(content, { generator, exportedAt: time })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return [...result.value].join('')
}

/** What a merge with a sound file before and after it comes to, as a file. */
function merged(...contents: readonly ExchangeContent[]): string {
  const merger = new ContentMerger()
  for (const content of contents) merger.add(content)
  return written(merger.result())
}

it.each(refusedFiles)('refuses $name', ({ json, refused }) => {
  expect(readExchange(json)).toMatchObject({ ok: false, error: { code: refused } })
})

describe.each(failingFiles)('of a file with $name', ({ json, problems, taken }) => {
  const reading = read(json)

  it('says which records fail and why', () => {
    expect(reading.problems.map(({ path, reason }) => [path, reason])).toEqual(expect.arrayContaining([...problems]))
    expect(reading.setAside.map(({ path }) => path)).toEqual([...new Set(problems.map(([path]) => /^\w+\[\d+\]/.exec(path)?.[0]))]) // prettier-ignore
    for (const { detail } of reading.problems) expect(detail.length).toBeLessThan(300)
  })

  it('takes the others, which can be merged and written', () => {
    const { annotations, relations } = reading.content
    expect({ annotations: annotations.length, relations: relations.length }).toEqual(taken)
    const back = read(merged(reading.content))
    expect(back.problems).toEqual([])
    expect(back.content.annotations).toHaveLength(taken.annotations)
  })

  it('merges with a sound file to the same in any order', () => {
    const sound = read(soundFile).content
    expect(merged(reading.content, sound)).toBe(merged(sound, reading.content))
  })
})

it('keeps members named like those of every object, and lets them mean nothing', () => {
  const { content, problems } = read(protoFile)
  expect(problems).toEqual([])
  expect(content.annotations.map(({ deleted }) => deleted)).toEqual([false, false])
  expect(content.project.name).toBe('سيول')
  expect(Object.getOwnPropertyDescriptor(content.annotations[0], '__proto__')?.value).toEqual({ deleted: true })
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  const text = merged(content, content)
  expect(text).toContain('"__proto__":{"deleted":true}')
  expect(text).toContain('"__proto__": {"polluted":true,"version":9}')
  expect(merged(read(text).content)).toBe(text)
})

it('carries an unknown member of any depth', () => {
  const { content, problems } = read(deepFile)
  expect(problems).toEqual([])
  const text = merged(content, read(soundFile).content)
  expect(text).toContain(deepJson)
  expect(merged(read(text).content)).toBe(text)
})
