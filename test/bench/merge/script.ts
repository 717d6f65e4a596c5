/**
 * What the benchmark of merging runs in processes of their own, each of which prints or writes what it took.
 *
 * - `generate FOLDER FILES ANNOTATIONS` writes the files of so many annotators with so many annotations each.
 * - `conflicts FOLDER COUNT` writes the files of three annotators who disagree in so many places.
 * - `baseline OUT FILE…` parses all files and writes all that they hold once, by `JSON.parse` and `JSON.stringify` alone.
 * - `measure REPORT COMMAND ARGUMENT…` runs a built command line and writes to REPORT what it took.
 */
import type { ExchangeContent } from '@core/exchange/format'
import { writeExchange } from '@core/exchange/write'
import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeConflicts } from './conflicts'
import { makeContent, makeDocuments } from './files'
import type { Baseline, Taken, Usage } from './usage'

const [command, ...args] = process.argv.slice(2)
if (command === 'generate') generate(args[0] ?? '', Number(args[1]), Number(args[2]))
else if (command === 'conflicts') conflicts(args[0] ?? '', Number(args[1]))
else if (command === 'baseline') console.log(JSON.stringify(baseline(args[0] ?? '', args.slice(1))))
else if (command === 'measure') await measure(args[0] ?? '', args[1] ?? '', args.slice(2))
else throw new Error(`No command ${String(command)}`)

function generate(folder: string, files: number, annotations: number): void {
  const documents = makeDocuments(annotations / 100)
  for (let number = 1; number <= files; number++) write(folder, number, makeContent(documents, number))
}

function conflicts(folder: string, count: number): void {
  for (const [i, content] of makeConflicts(count).entries()) write(folder, i + 1, content)
}

function write(folder: string, number: number, content: ExchangeContent): void {
  const generator = { name: 'bench', version: '1' }
  const written = writeExchange(content, { generator, exportedAt: '2026-01-01T00:00:00.000Z' })
  if (!written.ok) throw new Error(`Not written: ${written.error[0]?.detail ?? ''}`)
  const file = openSync(join(folder, `${number}.sanad.json`), 'w')
  for (const chunk of written.value) writeSync(file, chunk)
  closeSync(file)
}

interface Arrays {
  readonly documents: readonly unknown[]
  readonly annotations: readonly unknown[]
  readonly relations: readonly unknown[]
}

/** The result is too long for one string: it is written in as many as there were files, the texts once. */
function baseline(out: string, paths: readonly string[]): Baseline {
  const json = { wall: 0, cpu: 0 }
  const timed = <T>(work: () => T): T => {
    const before = { wall: performance.now(), cpu: cpuSeconds() }
    const result = work()
    json.wall += (performance.now() - before.wall) / 1000
    json.cpu += cpuSeconds() - before.cpu
    return result
  }
  const contents = paths.map((path, i): Arrays => {
    const text = readFileSync(path, 'utf8')
    const { documents, annotations, relations } = timed(() => JSON.parse(text) as Arrays)
    return { documents: i === 0 ? documents : [], annotations, relations }
  })
  const file = openSync(out, 'w')
  for (const content of contents) {
    const text = timed(() => JSON.stringify(content))
    writeSync(file, text)
  }
  fsyncSync(file)
  closeSync(file)
  return { json, all: usage() }
}

/** The command runs in this process, as if Node had been started with it. */
async function measure(report: string, script: string, commandArgs: readonly string[]): Promise<void> {
  process.on('exit', () => writeFileSync(report, JSON.stringify(usage())))
  process.argv = [process.argv[0] ?? '', script, ...commandArgs]
  await import(pathToFileURL(script).href)
}

/** Since the process started. */
function usage(): Usage {
  const taken: Taken = { wall: process.uptime(), cpu: cpuSeconds() }
  return { ...taken, peakBytes: process.resourceUsage().maxRSS * 1024 }
}

/** All threads together, in the program and in the system. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
