/**
 * The one contract between the renderer and the main process. The preload exposes exactly `SanadBridge` as
 * `window.sanad`; main validates every argument with the schemas of `ipcSchemas.ts` and answers a `Result`.
 *
 * Main touches only files that the person named: in a dialog, by a drop, or on the command line. The renderer never sees
 * a path it could send back; it holds tokens and job ids.
 */
import type { DocumentSource, Encoding } from '@core/annotation/model'
import type { Result } from '@core/result'
import type { AppError, SetAsideReason } from './errors'

export type Answer<T> = Promise<Result<T, AppError>>

export type Language = 'ar' | 'en'
export type Theme = 'light' | 'dark' | 'system'

export interface AppInfo {
  readonly version: string
  readonly platform: string
  /** The language asked for by `--lang=ar|en`, which wins over the saved choice for this run; null if not given. */
  readonly languageArgument: Language | null
  /** The system's language, if it is one of ours, else English. */
  readonly systemLanguage: Language
  readonly electron: string
}

/** A text read from a file and decoded; `text` has LF newlines and no BOM. */
export interface DecodedFile {
  /** `sha256:…` of the text. */
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly text: string
  readonly source: DocumentSource
}

/** A file whose encoding was guessed: it waits for the person's word. `fileId` is unique within the job. */
export interface UncertainFile {
  readonly fileId: string
  readonly fileName: string
  readonly guess: Encoding
  /** The start of the text (at most 600 UTF-16 code units), decoded as `guess`. */
  readonly preview: string
}

/** What a running import says, in order. `progress` counts files; `total` grows while folders are walked. */
export type ImportEvent = { readonly jobId: string } & (
  | { readonly type: 'started'; readonly origin: 'dialog' | 'drop' | 'command-line' }
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly walking: boolean }
  /** At most 40 files and about 512 KiB of text. The next batch comes after `ackBatch`. */
  | { readonly type: 'batch'; readonly batchId: number; readonly files: readonly DecodedFile[] }
  | { readonly type: 'set-aside'; readonly fileName: string; readonly reason: SetAsideReason }
  | { readonly type: 'uncertain'; readonly files: readonly UncertainFile[] }
  /** An exchange file was among the inputs; read it with `readInput`. */
  | { readonly type: 'exchange-file'; readonly token: string; readonly fileName: string; readonly bytes: number }
  /** Everything readable was sent. Uncertain files may still wait; the job lives until `closeJob`. */
  | { readonly type: 'finished' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly error: AppError }
)

export type SaveKind =
  | 'exchange'
  | 'log'
  | 'scheme'
  | 'guidelines'
  | 'csv'
  | 'xlsx'
  | 'html'
  | 'svg'
  | 'png'
  /** What is written is an HTML document, which becomes the PDF at the commit; no script of it runs, and it loads nothing. */
  | 'pdf'
  /** A dataset in one file, whose extension is that of the suggested name. */
  | 'dataset'
  /** A dataset in several files: what is named becomes a folder, and `writeSave` says where each piece goes. */
  | 'dataset-folder'

/** Small files that are read whole: a scheme (JSON) or guidelines (Markdown). */
export type TextFileKind = 'scheme' | 'guidelines'

/** The application menu, in the interface's language. A click comes back as the entry's id by `onMenuCommand`. */
export interface AppMenuGroup {
  readonly title: string
  readonly entries: readonly AppMenuEntry[]
}

export interface AppMenuEntry {
  /** A command's id; the page knows what it means. */
  readonly id: string
  readonly title: string
  /** As Electron writes accelerators, for showing: the page itself listens to the keys. */
  readonly accelerator: string | null
  readonly enabled: boolean
}

export interface SaveTarget {
  readonly writeId: string
  readonly fileName: string
}

export interface SavedFile {
  readonly fileName: string
  /** The folder and name, for showing only. */
  readonly path: string
  readonly bytes: number
}

/** A file that the interface may read with `readInput`. */
export interface GrantedFile {
  readonly token: string
  readonly fileName: string
  readonly bytes: number
}

/** A file of a dataset that is read, or that is being written; `path` has `/` and is relative to what the person named. */
export interface DatasetFile {
  readonly path: string
  readonly bytes: number
}

/** A DOM `File`; named so because this contract is compiled without the DOM's types. */
export type DroppedFile = object

export interface SanadBridge {
  appInfo(): Answer<AppInfo>

  // Importing texts. Each answers the job's id, or null when the dialog was closed.
  /** Lets main deliver what the command line named, and everything that arrives later. Call once, after `onImportEvent`. */
  importReady(): Answer<null>
  importFromDialog(what: 'files' | 'folder'): Answer<string | null>
  /** Takes real dropped files; a `File` made by script has no path and is refused. */
  importDropped(files: readonly DroppedFile[]): Answer<string | null>
  ackBatch(jobId: string, batchId: number): Answer<null>
  cancelImport(jobId: string): Answer<null>
  /** The start of an uncertain file as another encoding; null text when its bytes are not text in it. */
  previewAs(jobId: string, fileId: string, encoding: Encoding): Answer<{ readonly preview: string | null }>
  /** Imports uncertain files in the chosen encodings: `batch` and `set-aside` events follow, then `finished`. */
  decodeUncertain(jobId: string, choices: readonly { fileId: string; encoding: Encoding }[]): Answer<null>
  closeJob(jobId: string): Answer<null>
  onImportEvent(listener: (event: ImportEvent) => void): () => void

  // Reading files in pieces. Each `pick` answers null when the dialog was closed.
  pickExchangeFile(): Answer<GrantedFile | null>
  /** Asks for a filled-in review (XLSX or CSV). */
  pickReviewFile(): Answer<GrantedFile | null>
  /** Asks for the files of a dataset, or for a folder, of which all files are granted, at most 100,000. */
  pickDataset(what: 'files' | 'folder'): Answer<readonly (DatasetFile & { readonly token: string })[] | null>
  /** Up to `length` bytes (at most 4 MiB) from `offset`; fewer at the end of the file. */
  readInput(token: string, offset: number, length: number): Answer<Uint8Array>
  closeInput(token: string): Answer<null>

  // Writing a file in pieces: into a temporary file beside the target, flushed to disk and renamed at commit.
  beginSave(kind: SaveKind, suggestedName: string): Answer<SaveTarget | null>
  /** Appends text, as UTF-8, or bytes; in a folder, to the file at `path`. */
  writeSave(writeId: string, chunk: string | Uint8Array, path?: string): Answer<null>
  /** The files written so far, to be read back before the commit; the path of a single file is its name. */
  savedFiles(writeId: string): Answer<readonly DatasetFile[]>
  /** Up to `length` bytes (at most 4 MiB) from `offset` of one of the `savedFiles`; fewer at the end of the file. */
  readSaved(writeId: string, path: string, offset: number, length: number): Answer<Uint8Array>
  commitSave(writeId: string): Answer<SavedFile>
  abortSave(writeId: string): Answer<null>

  /** Asks for a file of UTF-8 text of at most 1 MiB and reads it; null when the dialog was closed. */
  pickTextFile(kind: TextFileKind): Answer<{ readonly fileName: string; readonly text: string } | null>

  /** Sets the application menu; main adds the window's own entries (copy, quit and the like). */
  setMenu(groups: readonly AppMenuGroup[]): Answer<null>
  onMenuCommand(listener: (id: string) => void): () => void

  setTheme(theme: Theme): Answer<null>
  setLanguage(language: Language): Answer<null>
  /** Adds a line to the log file. */
  logError(message: string): Answer<null>
  /** The log's text, newest last, at most the last 256 KiB. */
  readLog(): Answer<string>
  /** Main asks before the window closes; answer with `confirmClose` when nothing is left unsaved, or after asking the person. */
  onCloseRequest(listener: () => void): () => void
  confirmClose(): Answer<null>
}
