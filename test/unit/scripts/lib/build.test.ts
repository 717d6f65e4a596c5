import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newest } from '../../../../scripts/lib/build.mjs'

let folder: string
const year = (n: number) => new Date(Date.UTC(n, 0))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanad-newest-'))
  mkdirSync(join(folder, 'deep'))
  for (const name of ['a', 'deep/b']) writeFileSync(join(folder, name), name)
  for (const name of ['a', 'deep/b', 'deep', '.']) utimesSync(join(folder, name), year(2001), year(2001))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('newest', () => {
  it('is the time of a file deep inside when that changed last', () => {
    utimesSync(join(folder, 'deep/b'), year(2005), year(2005))
    expect(newest(folder)).toBe(year(2005).getTime())
  })

  it('notices a file that was removed', () => {
    rmSync(join(folder, 'deep/b'))
    expect(newest(folder)).toBeGreaterThan(year(2005).getTime())
  })
})
