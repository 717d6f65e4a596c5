import { packFiles, unpackFiles } from '@core/datasets/archive'
import { readText } from '@core/formats/input'
import { describe, expect, it } from 'vitest'

const bytes = (text: string) => new TextEncoder().encode(text)

async function unpacked(entries: Record<string, string>) {
  const files = unpackFiles(packFiles(Object.entries(entries).map(([path, text]) => [path, bytes(text)])))
  return Promise.all((files ?? []).map(async (file) => [file.path, await readText(file)]))
}

describe('a dataset as an archive', () => {
  it('comes out as it went in, and is the same bytes each time', async () => {
    const entries = { 'README.md': 'بطاقة', 'train/خبر 1.txt': '📰', 'train/خبر 1.ann': '' }
    expect(Object.fromEntries(await unpacked(entries))).toEqual(entries)
    const files = Object.entries(entries).map(([path, text]) => [path, bytes(text)] as const)
    expect(packFiles(files)).toEqual(packFiles(files))
  })

  it('leaves out the folder around everything, and what macOS adds', async () => {
    expect(
      await unpacked({ 'corpus/a.txt': '1', 'corpus/b/c.txt': '2', '__MACOSX/._a': 'x', 'corpus/.DS_Store': 'x' }),
    ).toEqual([
      ['a.txt', '1'],
      ['b/c.txt', '2'],
    ])
    expect(await unpacked({ 'train/a.txt': '1' })).toEqual([['train/a.txt', '1']])
  })

  it('says that something is no archive', () => {
    expect(unpackFiles(bytes('PK nothing'))).toBeNull()
  })
})
