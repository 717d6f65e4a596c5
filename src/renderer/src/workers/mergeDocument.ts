/** One document of a merge: what was compared, what is settled, and its lines in the queue. Made when asked for. */
import { itemsOf } from '@core/adjudication/align'
import { settleDocument } from '@core/adjudication/settle'
import type { ConflictItem } from '@core/adjudication/conflict'
import type { Decision } from '@core/adjudication/decision'
import type { Policy, SettledDocument, SettledItem } from '@core/adjudication/settled'
import type { Annotation } from '@core/annotation/model'
import { compareText } from '@core/exchange/canonicalJson'
import type { ComparedDocument } from '@core/merge/comparison'
import { graphemeFloor } from '@core/text/graphemes'
import { LineTable } from '@core/text/lineTable'
import { sentenceAt } from '@core/text/sentences'
import type { QueueEntry, QueueItem, QueueProgress } from './mergeContract'

/** The longest quote in the queue, UTF-16 code units. */
const quoteLength = 120

export class MergeDocument {
  readonly compared: ComparedDocument
  #decisions: readonly Decision[]
  #policy: Policy
  #items: readonly ConflictItem[] | null = null
  #settled: SettledDocument | null = null
  #entries: readonly QueueEntry[] | null = null
  #progress: QueueProgress | null = null
  #annotations: ReadonlyMap<string, Annotation> | null = null
  #conflicts: ReadonlyMap<string, string> | null = null
  #lines: LineTable | null = null

  /** `decisions` are those of the person at work, about this document. */
  constructor(compared: ComparedDocument, decisions: readonly Decision[], policy: Policy) {
    this.compared = compared
    this.#decisions = decisions
    this.#policy = policy
  }

  /** Settles it by other decisions or another policy from now on. */
  settleBy(decisions: readonly Decision[], policy: Policy): void {
    this.#decisions = decisions
    this.#policy = policy
    this.#settled = null
    this.#entries = null
    this.#progress = null
  }

  get settled(): SettledDocument {
    // Aligning takes most of the time, and no decision changes it.
    this.#items ??= itemsOf(this.compared)
    return (this.#settled ??= settleDocument(this.compared, this.#decisions, this.#policy, this.#items))
  }

  /** The lines of the queue: all items that are not agreed on, and those that somebody decided all the same. */
  get entries(): readonly QueueEntry[] {
    return (this.#entries ??= this.settled.items.filter(isListed).map((settled) => this.#entryOf(settled)))
  }

  get progress(): QueueProgress {
    return (this.#progress ??= progressOf(this.settled.items, this.compared.layers.length > 1))
  }

  /** An item by its key; undefined if there is none. */
  item(key: string): SettledItem | undefined {
    return this.settled.items.find(({ item }) => item.key === key)
  }

  /** An item with what is needed to show it; null if there is none. */
  queueItem(key: string): QueueItem | null {
    const settled = this.item(key)
    if (settled === undefined) return null
    const { item } = settled
    return {
      settled,
      documentTitle: this.compared.title,
      passage: this.passage(item.start, item.end),
      annotations: annotationIdsOf(item)
        .map((id) => this.annotation(id))
        .filter((annotation) => annotation !== undefined),
    }
  }

  /** The sentences that hold a stretch. Offsets are UTF-16 code units. */
  passage(start: number, end: number): { readonly start: number; readonly text: string } {
    this.#lines ??= new LineTable(this.compared.text)
    const first = Math.min(start, sentenceAt(this.#lines, start).start)
    const last = Math.max(end, sentenceAt(this.#lines, Math.max(start, end - 1)).end)
    return { start: first, text: this.compared.text.slice(first, last) }
  }

  /** A live annotation of a finished layer, by id. */
  annotation(id: string): Annotation | undefined {
    this.#annotations ??= new Map(this.compared.layers.flatMap((layer) => layer.annotations.map((a) => [a.id, a])))
    return this.#annotations.get(id)
  }

  /** The key of the conflict about the place of an annotation; null if there is none. */
  conflictOf(annotationId: string): string | null {
    this.#conflicts ??= new Map(
      this.settled.items
        .filter(({ item }) => item.type === 'span' && item.kinds.length > 0)
        .flatMap(({ item }) => item.members.map((member) => [member.annotationId, item.key])),
    )
    return this.#conflicts.get(annotationId) ?? null
  }

  #entryOf({ item, status, outdated, decision }: SettledItem): QueueEntry {
    const { documentId, key, type, kinds, start } = item
    const annotatorIds = new Set(item.versions.flatMap((version) => version.annotatorIds))
    return {
      ...{ documentId, key, documentTitle: this.compared.title, type, kinds, labels: this.#labelsOf(item) },
      annotatorIds: [...annotatorIds].sort(compareText),
      ...{ status, outdated, hasComment: decision !== null && decision.comment !== '', start },
      quote: this.#quoteOf(item),
    }
  }

  #labelsOf(item: ConflictItem): readonly string[] {
    const labels = new Set<string>()
    if (item.type === 'span') {
      for (const { span } of item.versions) if (span !== null) labels.add(span.label)
    } else if (item.type === 'attribute' || item.type === 'figure') labels.add(item.label)
    else for (const id of annotationIdsOf(item)) labels.add(this.annotation(id)?.label ?? '')
    labels.delete('')
    return [...labels]
  }

  #quoteOf({ start, end }: ConflictItem): string {
    const { text } = this.compared
    return text.slice(start, end - start <= quoteLength ? end : graphemeFloor(text, start + quoteLength))
  }
}

/** The annotations that an item is about; for a link, those of both ends. */
function annotationIdsOf(item: ConflictItem): readonly string[] {
  const members = item.type === 'link' ? [...item.members, ...item.toMembers] : item.members
  return [...new Set(members.map((member) => member.annotationId))]
}

/** The sum of what several documents count. */
export function totalProgress(parts: Iterable<QueueProgress>): QueueProgress {
  const sum = { ...noProgress }
  for (const part of parts) for (const name of progressNames) sum[name] += part[name]
  return sum
}

const noProgress = { total: 0, open: 0, decided: 0, skipped: 0, accepted: 0, agreed: 0, outdated: 0 }
const progressNames = Object.keys(noProgress) as readonly (keyof QueueProgress)[]

function isListed({ item, decision }: SettledItem): boolean {
  return item.kinds.length > 0 || decision !== null
}

/** `shared`: whether more than one person finished the document, without which nobody agrees with anybody. */
function progressOf(items: readonly SettledItem[], shared: boolean): QueueProgress {
  const progress = { ...noProgress }
  for (const { item, status, outdated } of items) {
    if (item.kinds.length === 0) {
      if (shared && (item.type === 'span' || item.type === 'link')) progress.agreed += 1
    } else if (status !== 'informational' && status !== 'moot') {
      progress.total += 1
      progress[status] += 1
      if (outdated) progress.outdated += 1
    }
  }
  return progress
}
