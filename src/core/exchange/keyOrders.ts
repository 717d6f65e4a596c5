/** The order in which the exchange file writes the members it knows; whatever else an object has follows by name. */
import type { KeyOrder } from './canonicalJson'
import type { RecordKind } from './format'

const ownTimes = ['createdAt', 'updatedAt', 'revision', 'deleted'] as const

/** Per kind of record. */
export const recordOrders: Readonly<Record<RecordKind, KeyOrder & { readonly keys: readonly string[] }>> = {
  annotators: { keys: ['id', 'name'] },
  documents: {
    keys: ['id', 'title', 'fileName', 'text', 'status', 'source', 'createdAt', 'updatedAt', 'note'],
    members: { source: { keys: ['encoding', 'byteLength', 'newline', 'bom'] } },
  },
  annotations: {
    keys: [
      ...['id', 'documentId', 'annotatorId', 'label', 'start', 'end', 'quote', 'prefix', 'suffix'],
      ...['attributes', 'note', 'origin', ...ownTimes],
    ],
  },
  relations: { keys: ['id', 'documentId', 'annotatorId', 'type', 'from', 'to', ...ownTimes] },
  decisions: { keys: [] },
}

export const schemeOrder: KeyOrder = {
  keys: ['id', 'labels'],
  members: {
    labels: {
      keys: ['name', 'title', 'colour', 'channel', 'attributes'],
      members: {
        title: { keys: ['ar', 'en'] },
        attributes: { keys: ['name', 'type', 'title', 'values', 'valueTitles'] },
      },
    },
  },
}
