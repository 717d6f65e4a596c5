/** The system's file dialogs: where a person names what main may read and write. They remember the folder used last. */
import type { Language, SaveKind, TextFileKind } from '@shared/ipc'
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { dirname, join } from 'node:path'
import type { JsonState } from './jsonState'
import { mainStrings } from './mainStrings'
import { safeFileName } from './safeFileName'
import type { AppState } from './state'

export interface Dialogs {
  /** Asks for text files, or for one folder; empty when the person closed the dialog. */
  texts(what: 'files' | 'folder'): Promise<readonly string[]>
  /** Asks for one exchange file; null when the person closed the dialog. */
  exchangeFile(): Promise<string | null>
  /** Asks for one small text file; null when the person closed the dialog. */
  textFile(kind: TextFileKind): Promise<string | null>
  /** Asks where to write a file; null when the person closed the dialog. */
  saveAs(kind: SaveKind, suggestedName: string): Promise<string | null>
}

export function createDialogs(window: BrowserWindow, state: JsonState<AppState>, language: () => Language): Dialogs {
  const startFolder = (): string => state.value.lastFolder ?? app.getPath('documents')

  const open = async (filters: FileFilter[], properties: OpenProperty[]): Promise<readonly string[]> => {
    // Looked up on `dialog` at every call, so that tests can answer in a person's place.
    const answer = await dialog.showOpenDialog(window, { defaultPath: startFolder(), filters, properties })
    const [first] = answer.filePaths
    if (answer.canceled || first === undefined) return []
    state.update({ lastFolder: properties.includes('openDirectory') ? first : dirname(first) })
    return answer.filePaths
  }

  return {
    texts(what) {
      if (what === 'folder') return open([], ['openDirectory'])
      const s = mainStrings[language()]
      const filters = [
        { name: s.textFiles, extensions: ['txt', 'text', 'md', ...exchangeExtensions] },
        { name: s.allFiles, extensions: ['*'] },
      ]
      return open(filters, ['openFile', 'multiSelections'])
    },
    async exchangeFile() {
      const filters = [{ name: mainStrings[language()].saveKinds.exchange, extensions: exchangeExtensions }]
      const [path] = await open(filters, ['openFile'])
      return path ?? null
    },
    async textFile(kind) {
      const s = mainStrings[language()]
      const filters = [
        { name: s.saveKinds[kind], extensions: textFileExtensions[kind] },
        { name: s.allFiles, extensions: ['*'] },
      ]
      const [path] = await open(filters, ['openFile'])
      return path ?? null
    },
    async saveAs(kind, suggestedName) {
      const answer = await dialog.showSaveDialog(window, {
        defaultPath: join(startFolder(), safeFileName(suggestedName)),
        filters: [{ name: mainStrings[language()].saveKinds[kind], extensions: saveExtensions[kind] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (answer.canceled || answer.filePath === '') return null
      state.update({ lastFolder: dirname(answer.filePath) })
      return answer.filePath
    },
  }
}

type OpenProperty = 'openFile' | 'openDirectory' | 'multiSelections'

/** macOS knows the last part of an extension only. */
const exchangeExtensions = process.platform === 'darwin' ? ['json'] : ['sanad.json', 'json']

const saveExtensions: Readonly<Record<SaveKind, string[]>> = {
  exchange: exchangeExtensions,
  jsonl: ['jsonl'],
  log: ['txt', 'log'],
  scheme: ['json'],
  guidelines: ['md'],
  csv: ['csv'],
}

const textFileExtensions: Readonly<Record<TextFileKind, string[]>> = {
  scheme: ['json'],
  guidelines: ['md', 'markdown', 'txt'],
}
