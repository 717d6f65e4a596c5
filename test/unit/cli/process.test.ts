import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporaryFolder'

const launcher = resolve('scripts/sanad.mjs')

describe('scripts/sanad.mjs', () => {
  it('builds what is needed and runs where it was called, with a clean standard output', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'texts'))
    writeFileSync(join(folder, 'texts/a.txt'), 'خبر قصير.')
    const ran = await start(folder, ['new', 'texts', '--out', 'p.sanad.json', '--json'])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ out: join(folder, 'p.sanad.json'), setAside: [] })
    expect(readFileSync(join(folder, 'p.sanad.json'), 'utf8')).toContain('خبر قصير.')

    const second = await start(folder, ['check', 'missing', '--json'])
    expect(second.code).toBe(2)
    expect(JSON.parse(second.stdout)).toHaveProperty('error')
  }, 120_000)
})

async function start(cwd: string, args: readonly string[]): Promise<{ code: number; stdout: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [launcher, ...args], { cwd })
    return { code: 0, stdout }
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stdout' in error) {
      return { code: Number(error.code), stdout: String(error.stdout) }
    }
    throw error
  }
}
