import { err, ok } from '@core/result'
import { remoteFiles, serveFiles } from '@renderer/workers/remoteFiles'
import { expect, it } from 'vitest'

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<number[]> {
  const lengths: number[] = []
  for await (const chunk of chunks) lengths.push(chunk.length)
  return lengths
}

it('reads a file through a port in pieces, as often as asked', async () => {
  const content = new Uint8Array(2.5 * 1024 ** 2).map((_, i) => i % 251)
  const port = serveFiles((_key, offset, length) => Promise.resolve(ok(content.slice(offset, offset + length))))
  const [file] = remoteFiles(port, [{ key: 'token', path: 'a/b.ann', bytes: content.length }])
  expect(file).toMatchObject({ path: 'a/b.ann', size: content.length })
  if (file === undefined) throw new Error('no file')
  const joined: number[] = []
  for await (const chunk of file.chunks()) joined.push(...chunk.subarray(0, 3))
  expect(joined).toEqual([0, 1024 ** 2, 2 * 1024 ** 2].flatMap((at) => [...content.subarray(at, at + 3)]))
  expect(await bytesOf(file.chunks())).toEqual([1024 ** 2, 1024 ** 2, content.length - 2 * 1024 ** 2])
  port.close()
})

it('throws where a file cannot be read, or is shorter than it was', async () => {
  const port = serveFiles((key) =>
    Promise.resolve(key === 'gone' ? err({ code: 'not-found', detail: 'no such file' }) : ok(new Uint8Array())),
  )
  const [gone, short] = remoteFiles(port, [
    { key: 'gone', path: 'gone.txt', bytes: 5 },
    { key: 'short', path: 'short.txt', bytes: 5 },
  ])
  if (gone === undefined || short === undefined) throw new Error('no files')
  await expect(bytesOf(gone.chunks())).rejects.toThrow('gone.txt: no such file')
  await expect(bytesOf(short.chunks())).rejects.toThrow('short.txt ended before byte 5')
  port.close()
})
