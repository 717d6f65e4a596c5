/** Golden files of formats that are folders, and the examples beside the checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inputFile } from '@core/formats/input'
import type { InputFile } from '@core/formats/format'

/** The files of `test/fixtures/formats/NAME` as text, by their paths within it. */
export function goldenFiles(name: string): ReadonlyMap<string, string> {
  const folder = resolve('test/fixtures/formats', name)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

const examples = resolve('../shared/formats/examples')

/** Whether the examples of all formats are beside the checkout. */
export const hasExamples = existsSync(examples)

/** Files of the examples, by their paths. */
export function exampleFiles(...paths: readonly string[]): InputFile[] {
  return paths.map((path) => inputFile(path, readFileSync(join(examples, path))))
}
