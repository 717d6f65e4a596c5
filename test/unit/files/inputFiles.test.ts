import { diskFile, folderFiles } from '@files/inputFiles'
import { readBytes } from '@core/formats/input'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'

describe('the files of a dataset on the disk', () => {
  it('are those of a folder and of the folders in it, in natural order, without hidden ones and links', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'b/.git'), { recursive: true })
    for (const name of ['10.txt', '2.txt', 'b/خبر.ann', 'b/.git/x', '.hidden']) writeFileSync(join(folder, name), 'نص')
    symlinkSync(folder, join(folder, 'loop'))
    const files = await folderFiles(folder)
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      ['2.txt', 4],
      ['10.txt', 4],
      ['b/خبر.ann', 4],
    ])
  })

  it('are read as often as somebody asks, larger ones in pieces', async () => {
    const path = join(temporaryFolder(), 'a.jsonl')
    const content = Buffer.alloc(2_500_000, 'سطر\n')
    writeFileSync(path, content)
    const file = await diskFile(path, 'a.jsonl')
    for (let round = 0; round < 2; round++) expect(Buffer.compare(await readBytes(file), content)).toBe(0)
    let pieces = 0
    for await (const piece of file.chunks()) pieces += Math.sign(piece.length)
    expect(pieces).toBe(3)
  })

  it('are missed with the word of the system', async () => {
    await expect(diskFile(join(temporaryFolder(), 'none'), 'none')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
