/** `sanad new`: text files become an exchange file without annotations. */
import type { Document } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import type { ExchangeContent } from '@core/exchange/format'
import { writeExchange } from '@core/exchange/write'
import { collectFiles } from '@files/collect'
import { readText } from '@files/readText'
import type { SetAsideReason } from '@shared/errors'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import defaultScheme from '../../../resources/schemes/claims-v1.json'
import { CommandError, commonOptions, type Command, type Io, type Outcome } from '../command'
import { writeOutput } from '../output'
import { generator } from '../version'

export const newCommand: Command = {
  name: 'new',
  usage: 'new TEXT… --out FILE [--name NAME] [--annotator NAME] [--json]',
  help: 'Makes an exchange file (.sanad.json) from text files and folders.',
  run,
}

async function run(args: readonly string[], io: Io): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...commonOptions, out: { type: 'string' }, name: { type: 'string' }, annotator: { type: 'string' } },
  })
  if (positionals.length === 0) throw new CommandError('new needs at least one text file or folder')
  if (values.out === undefined) throw new CommandError('new needs --out FILE')
  if (values.name === '' || values.annotator === '') throw new CommandError('--name and --annotator must not be empty')
  const out = resolve(io.cwd, values.out)
  const name = values.name ?? basename(out).replace(/(\.sanad)?\.json$/i, '')
  const paths = positionals.map((path) => resolve(io.cwd, path))
  const texts = await readTexts(paths, io.now())
  if (texts.documents.length === 0) throw new CommandError('no text could be read', texts.setAside.map(setAsideLine))
  const content: ExchangeContent = {
    project: { id: io.newId(), name },
    scheme: schemeSchema.parse(defaultScheme),
    annotators: values.annotator === undefined ? [] : [{ id: io.newId(), name: values.annotator }],
    documents: texts.documents,
    annotations: [],
    relations: [],
    decisions: [],
    extra: {},
  }
  const written = writeExchange(content, { generator, exportedAt: io.now() })
  if (!written.ok) {
    throw new CommandError(
      'the texts do not pass the checks of an exchange file',
      written.error.map((p) => `${p.path}: ${p.detail}`),
    )
  }
  const bytes = await writeOutput(out, written.value, texts.paths)
  return {
    exitCode: texts.setAside.length > 0 ? 1 : 0,
    lines: [
      `${out}: ${content.documents.length} documents, ${bytes} bytes`,
      ...texts.guessed.map(({ path, encoding }) => `guessed encoding: ${path}: ${encoding}`),
      ...texts.duplicates.map(({ path, sameAs }) => `already here: ${path}: the text of ${sameAs}`),
      ...texts.setAside.map(setAsideLine),
    ],
    report: {
      out,
      bytes,
      documents: content.documents.map(({ id, fileName, title }) => ({ id, fileName, title })),
      guessed: texts.guessed,
      duplicates: texts.duplicates,
      setAside: texts.setAside,
    },
  }
}

interface SetAsideFile {
  readonly path: string
  readonly reason: SetAsideReason
}

interface Texts {
  readonly documents: readonly Document[]
  /** The files behind the documents. */
  readonly paths: readonly string[]
  /** Files whose encoding nothing told for certain. */
  readonly guessed: readonly { readonly path: string; readonly encoding: string }[]
  readonly duplicates: readonly { readonly path: string; readonly sameAs: string }[]
  readonly setAside: readonly SetAsideFile[]
}

async function readTexts(paths: readonly string[], now: string): Promise<Texts> {
  const found = new Map<string, { document: Document; path: string }>()
  const guessed: { path: string; encoding: string }[] = []
  const duplicates: { path: string; sameAs: string }[] = []
  const setAside: SetAsideFile[] = []
  for await (const file of collectFiles(paths)) {
    if (file.kind === 'set-aside') {
      setAside.push({ path: file.path, reason: file.reason })
      continue
    }
    if (file.kind === 'exchange') {
      setAside.push({ path: file.path, reason: { kind: 'unsupported', extension: '.sanad.json' } })
      continue
    }
    const read = await readText(file.path)
    if (!read.ok) {
      setAside.push({ path: file.path, reason: read.error })
      continue
    }
    const { id, title, fileName, text, source } = read.value.file
    const earlier = found.get(id)
    if (earlier !== undefined) {
      duplicates.push({ path: file.path, sameAs: earlier.path })
      continue
    }
    if (!read.value.certain) guessed.push({ path: file.path, encoding: read.value.encoding })
    const document: Document = {
      ...{ id, title, fileName, text, source },
      status: 'not-started',
      createdAt: now,
      updatedAt: now,
    }
    found.set(id, { document, path: file.path })
  }
  const all = [...found.values()]
  return { documents: all.map((f) => f.document), paths: all.map((f) => f.path), guessed, duplicates, setAside }
}

function setAsideLine({ path, reason }: SetAsideFile): string {
  return `set aside: ${path}: ${describeReason(reason)}`
}

function describeReason(reason: SetAsideReason): string {
  switch (reason.kind) {
    case 'empty':
      return 'it has no text'
    case 'binary':
      return 'it holds control characters, so it is no text'
    case 'undecodable':
      return `it is not text in ${reason.encoding}`
    case 'too-large':
      return `its ${reason.bytes} bytes are more than the limit of ${reason.limit}`
    case 'unreadable':
      return `it cannot be read: ${reason.detail}`
    case 'not-a-file':
      return 'it is not a file'
    case 'unsupported':
      return `${reason.extension} files are no texts; .txt, .md, .text and files without extension are read`
  }
}
