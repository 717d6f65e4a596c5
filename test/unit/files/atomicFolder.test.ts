import { AtomicFolderWriter } from '@files/atomicFolder'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'

describe('AtomicFolderWriter', () => {
  it('has nothing under its name before the commit, and everything after it', async () => {
    const folder = temporaryFolder()
    const target = join(folder, 'corpus')
    const writer = await AtomicFolderWriter.open(target)
    await writer.write('a.txt', 'أول ')
    await writer.write('b/c/d.txt', Uint8Array.of(0x31))
    await writer.write('a.txt', '🌊')
    await writer.write('empty.ann', '')
    expect(existsSync(target)).toBe(false)
    expect(readFileSync(join(writer.temporary, 'a.txt'), 'utf8')).toBe('أول 🌊')
    await writer.commit()
    expect(readdirSync(folder)).toEqual(['corpus'])
    expect(readFileSync(join(target, 'a.txt'), 'utf8')).toBe('أول 🌊')
    expect(readFileSync(join(target, 'b/c/d.txt'), 'utf8')).toBe('1')
    expect(readFileSync(join(target, 'empty.ann'), 'utf8')).toBe('')
    expect([writer.bytes, writer.files]).toEqual([12, 3])
  })

  it('goes to and fro between more files than are open at a time', async () => {
    const target = join(temporaryFolder(), 'many')
    const writer = await AtomicFolderWriter.open(target)
    for (const round of ['أ', 'ب', 'ج']) {
      for (let n = 0; n < 40; n++) await writer.write(`${n}.txt`, round)
    }
    await writer.commit()
    expect(readdirSync(target)).toHaveLength(40)
    for (const n of [0, 17, 39]) expect(readFileSync(join(target, `${n}.txt`), 'utf8')).toBe('أبج')
  })

  it('leaves no trace when it is given up', async () => {
    const folder = temporaryFolder()
    const writer = await AtomicFolderWriter.open(join(folder, 'corpus'))
    await writer.write('a/b.txt', 'x')
    await writer.abort()
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes the place of an empty folder, and of nothing else', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'empty'))
    mkdirSync(join(folder, 'full'))
    writeFileSync(join(folder, 'full', 'mine.txt'), 'x')
    writeFileSync(join(folder, 'file'), 'x')
    const writer = await AtomicFolderWriter.open(join(folder, 'empty'))
    await writer.write('a.txt', 'x')
    await writer.commit()
    expect(readdirSync(join(folder, 'empty'))).toEqual(['a.txt'])
    await expect(AtomicFolderWriter.open(join(folder, 'full'))).rejects.toMatchObject({ code: 'ENOTEMPTY' })
    await expect(AtomicFolderWriter.open(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readdirSync(folder).sort()).toEqual(['empty', 'file', 'full'])
  })

  it('replaces nothing that came while it was written', async () => {
    const folder = temporaryFolder()
    const target = join(folder, 'corpus')
    const writer = await AtomicFolderWriter.open(target)
    await writer.write('a.txt', 'x')
    mkdirSync(target)
    writeFileSync(join(target, 'other.txt'), 'x')
    await expect(writer.commit()).rejects.toMatchObject({ code: 'ENOTEMPTY' })
    expect(readdirSync(folder)).toEqual(['corpus'])
    expect(readdirSync(target)).toEqual(['other.txt'])
  })

  it.each(['../out.txt', 'a/../../out.txt', '/out.txt', '', 'a//b', 'a\\b', 'C:x'])(
    'writes no file at %j',
    async (path) => {
      const folder = temporaryFolder()
      const writer = await AtomicFolderWriter.open(join(folder, 'corpus'))
      await expect(writer.write(path, 'x')).rejects.toThrow()
      await writer.abort()
      expect(readdirSync(folder)).toEqual([])
    },
  )
})
