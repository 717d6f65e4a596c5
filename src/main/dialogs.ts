/** The system's file dialogs: where a person names what main may read and write. They remember the folder used last. */
import type { Language, SaveKind, TextFileKind } from '@shared/ipc'
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { dirname, extname, join } from 'node:path'
import type { JsonState } from './jsonState'
import { mainStrings } from './mainStrings'
import { safeFileName } from './safeFileName'
import type { AppState } from './state'

export interface Dialogs {
  /** Asks for text files, or for one folder; empty when the person closed the dialog. */
  texts(what: 'files' | 'folder'): Promise<readonly string[]>
  /** Asks for one exchange file; null when the person closed the dialog. */
  exchangeFile(): Promise<string | null>
  /** Asks for one table of a review; null when the person closed the dialog. */
  reviewFile(): Promise<string | null>
  /** Asks for the files of a dataset, or for its folder; empty when the person closed the dialog. */
  dataset(what: 'files' | 'folder'): Promise<readonly string[]>
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
    async reviewFile() {
      const s = mainStrings[language()]
      const filters = [
        { name: s.reviewFiles, extensions: ['xlsx', 'csv'] },
        { name: s.allFiles, extensions: ['*'] },
      ]
      const [path] = await open(filters, ['openFile'])
      return path ?? null
    },
    dataset(what) {
      if (what === 'folder') return open([], ['openDirectory'])
      const s = mainStrings[language()]
      const filters = [
        { name: s.datasetFiles, extensions: datasetExtensions },
        { name: s.allFiles, extensions: ['*'] },
      ]
      return open(filters, ['openFile', 'multiSelections'])
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
        // A folder has no extension, and none must be put behind its name.
        filters: kind === 'dataset-folder' ? [] : [saveFilter(kind, suggestedName)],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (answer.canceled || answer.filePath === '') return null
      state.update({ lastFolder: dirname(answer.filePath) })
      return answer.filePath
    },
  }

  function saveFilter(kind: Exclude<SaveKind, 'dataset-folder'>, suggestedName: string): FileFilter {
    const extensions = kind === 'dataset' ? [extname(suggestedName).slice(1)] : saveExtensions[kind]
    return { name: mainStrings[language()].saveKinds[kind], extensions }
  }
}

type OpenProperty = 'openFile' | 'openDirectory' | 'multiSelections'

/** macOS knows the last part of an extension only. */
const exchangeExtensions = process.platform === 'darwin' ? ['json'] : ['sanad.json', 'json']

const saveExtensions: Readonly<Record<Exclude<SaveKind, 'dataset' | 'dataset-folder'>, string[]>> = {
  exchange: exchangeExtensions,
  log: ['txt', 'log'],
  scheme: ['json'],
  guidelines: ['md'],
  csv: ['csv'],
  xlsx: ['xlsx'],
  html: ['html'],
  svg: ['svg'],
  png: ['png'],
  pdf: ['pdf'],
}

/** Of the files that the formats of `core/formats` write, and of archives of them. */
const datasetExtensions = [
  'jsonl',
  'json',
  'jsonld',
  'ann',
  'tsv',
  'xmi',
  'xml',
  'conll',
  'txt',
  'qdpx',
  'parquet',
  'zip',
]

const textFileExtensions: Readonly<Record<TextFileKind, string[]>> = {
  scheme: ['json'],
  guidelines: ['md', 'markdown', 'txt'],
}
