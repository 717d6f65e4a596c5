import { describe, expect, it } from 'vitest'
import packageFile from '../../../package.json'
import { temporaryFolder } from '../temporaryFolder'
import { sanad } from './runCli'

describe('sanad', () => {
  it('tells its version and its help', async () => {
    expect(await sanad('/', '--version')).toEqual({ code: 0, stdout: `${packageFile.version}\n`, stderr: '' })
    const { code, stdout } = await sanad('/', '--help')
    expect(code).toBe(0)
    for (const command of ['new', 'check', 'merge', 'agreement', 'conflicts', 'export', 'import', 'formats'])
      expect(stdout).toContain(`sanad ${command} `)
    expect((await sanad('/', 'export', '--help')).stdout).toContain('--unit code-point|utf-16')
  })

  it.each([
    [[], 'no command given; known commands: new, check, '],
    [['mix', 'a'], 'unknown command mix; known commands: new, check, '],
    [['merge', '--out', 'x'], 'merge needs at least one exchange file'],
    [['merge', 'a'], 'merge needs --out PATH'],
    [['merge', 'a', '--out', 'x', '--gold', 'vote:0'], '--gold is agree, or vote:K'],
    [['merge', 'missing.sanad.json', '--out', 'x'], 'missing.sanad.json cannot be read'],
    [['agreement'], 'agreement needs at least one exchange file'],
    [['agreement', 'a', '--samples', 'many'], '--samples is a whole number, not many'],
    [['conflicts'], 'conflicts needs at least one exchange file'],
    [['check'], 'check needs at least one file'],
    [['check', '--loud', 'a'], '--loud'],
    [['check', 'missing.sanad.json'], 'missing.sanad.json cannot be read'],
    [['new', '--out', 'x'], 'new needs at least one text file or folder'],
    [['new', 'a.txt'], 'new needs --out FILE'],
    [['new', 'a.txt', '--out', 'x', '--name', ''], '--name and --annotator must not be empty'],
    [['new', 'missing.txt', '--out', 'x'], 'no text could be read'],
    [['export', 'a', 'b', '--format', 'jsonl', '--out', 'x'], 'export needs exactly one exchange file'],
    [['export', 'a', '--out', 'x'], 'export needs --format, one of: jsonl'],
    [['export', 'a', '--format', 'xlsx', '--out', 'x'], 'export needs --format, one of: jsonl'],
    [['export', 'a', '--format', 'jsonl'], 'export needs --out PATH'],
    [['export', 'a', '--format', 'jsonl', '--out', 'x', '--unit', 'bytes'], '--unit is one of: code-point, utf-16'],
  ])('ends with 2 and a message on: %j', async (args, message) => {
    const { code, stdout, stderr } = await sanad(temporaryFolder(), ...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('sanad: ')
    expect(stderr).toContain(message)
  })

  it('with --json prints one object also where it could do nothing', async () => {
    const { code, stdout } = await sanad(temporaryFolder(), 'check', 'missing.sanad.json', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: expect.stringContaining('missing.sanad.json') as unknown })
  })
})
