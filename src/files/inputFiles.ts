/** The files of a dataset on the disk, as readers of formats take them. */
import type { InputFile } from '@core/formats/format'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { compareNaturally } from './naturalOrder'

/** Read at a time, in bytes. */
const pieceSize = 1024 ** 2

/** The file at `path`, called `name`. Rejects with the system's error if there is none. */
export async function diskFile(path: string, name: string): Promise<InputFile> {
  const { size } = await stat(path)
  return { path: name, size, chunks: () => piecesOf(path) }
}

/**
 * All files of a folder and of the folders in it, called by their paths within it, with `/`: in natural order, the same on every
 * machine. Hidden entries (a leading dot) are left out, links are not followed. Rejects with the system's error.
 */
export async function folderFiles(folder: string, within = ''): Promise<InputFile[]> {
  const entries = await readdir(join(folder, within), { withFileTypes: true })
  entries.sort((a, b) => compareNaturally(a.name, b.name))
  const files: InputFile[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const name = within === '' ? entry.name : `${within}/${entry.name}`
    if (entry.isDirectory()) files.push(...(await folderFiles(folder, name)))
    else if (entry.isFile()) files.push(await diskFile(join(folder, name), name))
  }
  return files
}

/** The bytes of a file in pieces, each good until the next: all are read into the same memory. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    // No Buffer, whose `slice` is no copy: readers that keep a piece copy it by `slice`.
    const piece = new Uint8Array(pieceSize)
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
