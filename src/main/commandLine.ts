/** Reading the command line that the app was started with. */
import type { Language } from '@shared/ipc'
import { resolve } from 'node:path'

export interface CommandLine {
  /** Absolute paths of the files and folders to open. */
  readonly files: readonly string[]
  /** From `--lang=ar|en`; null if absent or another language (which Chromium, too, reads the switch for). */
  readonly language: Language | null
}

/**
 * Takes the process's `argv`. Everything that begins with `-` is a switch, up to `--`, after which all are files. Where the
 * app is started from its sources (`electron APP-FOLDER FILE…`), the first argument that is no switch is the app's folder.
 */
export function parseCommandLine(argv: readonly string[], workingFolder: string, fromSources: boolean): CommandLine {
  const given = argv.slice(1)
  const end = given.indexOf('--')
  const beforeEnd = end === -1 ? given : given.slice(0, end)
  const afterEnd = end === -1 ? [] : given.slice(end + 1)
  const positional = [...beforeEnd.filter((argument) => !argument.startsWith('-')), ...afterEnd]
  const files = fromSources ? positional.slice(1) : positional
  const language = beforeEnd.findLast((argument) => argument.startsWith('--lang='))?.slice('--lang='.length)
  return {
    files: files.filter((file) => file !== '').map((file) => resolve(workingFolder, file)),
    language: language === 'ar' || language === 'en' ? language : null,
  }
}
