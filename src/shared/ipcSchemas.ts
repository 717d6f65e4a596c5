/** What main accepts as the arguments of each call of `Calls`. The compiler holds every schema to its method's signature. */
import { encodings } from '@core/annotation/model'
import { z } from 'zod'
import type { CallName, Calls } from './channels'

/** Bytes that one `readInput` may ask for. */
export const maxReadLength = 4 * 1024 * 1024
/** UTF-16 code units, or bytes, that one `writeSave` may carry. */
const maxChunkLength = 16 * 1024 * 1024

const none = z.tuple([])
/** A job, token or write: made by main, so that anything much longer is a mistake. */
const id = z.string().min(1).max(100)
const encoding = z.enum(encodings)
const byteOffset = z.int().min(0)
const readLength = z.int().min(1).max(maxReadLength)
const datasetPath = z.string().min(1).max(4096)
const bytes = z.instanceof(Uint8Array).refine(({ length }) => length <= maxChunkLength, 'too long')
const saveKind = z.enum([
  ...['exchange', 'log', 'scheme', 'guidelines'],
  ...['csv', 'xlsx', 'html', 'svg', 'png', 'pdf', 'dataset', 'dataset-folder'],
] as const)

const menuEntry = z.object({
  id,
  title: z.string().min(1).max(200),
  accelerator: z.string().min(1).max(60).nullable(),
  enabled: z.boolean(),
})
const menuGroup = z.object({ title: z.string().min(1).max(100), entries: z.array(menuEntry).max(100) })

export const callSchemas: { readonly [Name in CallName]: z.ZodType<Parameters<Calls[Name]>> } = {
  appInfo: none,
  importReady: none,
  importFromDialog: z.tuple([z.enum(['files', 'folder'])]),
  importDropped: z.tuple([z.array(z.string().min(1)).min(1)]),
  ackBatch: z.tuple([id, z.int().min(0)]),
  cancelImport: z.tuple([id]),
  previewAs: z.tuple([id, id, encoding]),
  decodeUncertain: z.tuple([id, z.array(z.object({ fileId: id, encoding })).min(1)]),
  closeJob: z.tuple([id]),
  pickExchangeFile: none,
  pickReviewFile: none,
  pickDataset: z.tuple([z.enum(['files', 'folder'])]),
  readInput: z.tuple([id, byteOffset, readLength]),
  closeInput: z.tuple([id]),
  beginSave: z.tuple([saveKind, z.string().min(1).max(255)]),
  writeSave: z.tuple([id, z.union([z.string().max(maxChunkLength), bytes]), datasetPath.optional()]),
  savedFiles: z.tuple([id]),
  readSaved: z.tuple([id, datasetPath, byteOffset, readLength]),
  commitSave: z.tuple([id]),
  abortSave: z.tuple([id]),
  pickTextFile: z.tuple([z.enum(['scheme', 'guidelines'])]),
  setMenu: z.tuple([z.array(menuGroup).max(20)]),
  setTheme: z.tuple([z.enum(['light', 'dark', 'system'])]),
  setLanguage: z.tuple([z.enum(['ar', 'en'])]),
  logError: z.tuple([z.string()]),
  readLog: none,
  confirmClose: none,
  closeHeard: none,
}
