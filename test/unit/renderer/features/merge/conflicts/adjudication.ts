/** A merge of three people's work for tests: real alignment and settling behind a worker whose writing can be held up. */
import { makeDecision } from '@core/adjudication/choices'
import type { Decision } from '@core/adjudication/decision'
import { defaultPolicy } from '@core/adjudication/policy'
import { compareByPosition } from '@core/annotation/layers'
import type { Annotation, Attributes, Relation } from '@core/annotation/model'
import type { ComparedDocument } from '@core/merge/comparison'
import type { Services } from '@renderer/services/services'
import { closeMerge, openMerge, setOverview } from '@renderer/state/merge'
import { useNavigation } from '@renderer/state/navigation'
import { usePreferences } from '@renderer/state/preferences'
import { MergeDocument } from '@renderer/workers/mergeDocument'
import type { DecideRequest, MergeOverview, MergeService, QueueChange } from '@renderer/workers/mergeContract'
import type { WorkerCalls } from '@renderer/workers/calls'

const uuid = (kind: number, number: number) => `00000000-0000-4000-${kind}000-${number.toString(16).padStart(12, '0')}`

export const people = [
  { id: uuid(8, 1), name: 'هناء' },
  { id: uuid(8, 2), name: 'سامر' },
  { id: uuid(8, 3), name: 'ليلى' },
] as const
const adjudicatorId = uuid(8, 9)
const at = '2026-03-01T08:00:00.000Z'

/** What one person marked: the first occurrence of the words. */
interface Mark {
  readonly words: string
  readonly label: string
  readonly attributes?: Attributes
  readonly note?: string
}

export interface PersonWork {
  readonly marks: readonly Mark[]
  /** Places in `marks`. */
  readonly links?: readonly (readonly [from: number, to: number])[]
}

/** A document that everybody finished; its layers are those of `people`, in order. */
export function comparedDocument(number: number, text: string, work: readonly PersonWork[]): ComparedDocument {
  const id = `sha256:${String(number).repeat(64)}`
  const layers = work.map(({ marks, links = [] }, person) => {
    const annotatorId = people[person]?.id ?? ''
    const annotations = marks.map((mark, i): Annotation => {
      const start = text.indexOf(mark.words)
      if (start < 0) throw new Error(`The text lacks ${mark.words}.`)
      return {
        ...{ id: uuid(9, number * 10_000 + person * 100 + i), documentId: id, annotatorId },
        ...{ label: mark.label, start, end: start + mark.words.length, quote: mark.words, prefix: '', suffix: '' },
        ...{ attributes: mark.attributes ?? {}, note: mark.note ?? '', origin: 'manual', createdAt: at, updatedAt: at },
        ...{ revision: 1, deleted: false },
      }
    })
    const relations = links.map(([from, to], i): Relation => ({
      ...{ id: uuid(10, number * 10_000 + person * 100 + i), documentId: id, annotatorId, type: 'attributed_to' },
      ...{ from: annotations[from]?.id ?? '', to: annotations[to]?.id ?? '' },
      ...{ createdAt: at, updatedAt: at, revision: 1, deleted: false },
    }))
    return { annotatorId, annotations: annotations.toSorted(compareByPosition), relations }
  })
  return { id, title: `مستند ${number}`, text, layers, unfinished: [] }
}

interface Step {
  readonly documentId: string
  readonly key: string
  readonly before: Decision | null
  readonly after: Decision
}

/** The worker, as far as the conflicts ask it. */
export class TestMerge {
  readonly calls: { readonly name: string; readonly args: readonly unknown[] }[] = []
  readonly #documents: ReadonlyMap<string, MergeDocument>
  #decisions: readonly Decision[] = []
  #done: Step[] = []
  #undone: Step[] = []
  #held: Promise<void> | null = null
  #release: () => void = () => undefined
  #unread: Promise<void> | null = null
  #failing = 0
  #blind: boolean

  constructor(
    readonly compared: readonly ComparedDocument[],
    blind = false,
  ) {
    this.#blind = blind
    this.#documents = new Map(compared.map((document) => [document.id, new MergeDocument(document, [], defaultPolicy)]))
  }

  /** Opens it as the merge of the project. */
  async open(): Promise<void> {
    useNavigation.setState({ projectId: 'project' })
    usePreferences.setState({ activeAnnotatorId: adjudicatorId })
    await openMerge(this.services(), () => this.#worker())
  }

  close(): void {
    closeMerge()
    useNavigation.setState({ projectId: null })
  }

  services(): Services {
    const text = (id: string) => this.compared.find((document) => document.id === id)?.text
    const store = {
      merges: { list: () => Promise.resolve([{ id: 'merge' }]) },
      texts: { get: (id: string) => Promise.resolve(text(id)) },
    }
    return { store } as unknown as Services
  }

  /** Writing waits until it is let go on. */
  hold(): () => void {
    this.#held = new Promise((resolve) => {
      this.#release = resolve
    })
    return () => {
      this.#held = null
      this.#release()
    }
  }

  /** Reading items waits until it is let go on. */
  holdItems(): () => void {
    let release: () => void = () => undefined
    this.#unread = new Promise((resolve) => {
      release = resolve
    })
    return () => {
      this.#unread = null
      release()
    }
  }

  /** The next `count` decisions cannot be written. */
  failNext(count = 1): void {
    this.#failing = count
  }

  /** The requests to decide so far. */
  get decided(): readonly DecideRequest[] {
    return this.calls.filter(({ name }) => name === 'decide').map(({ args }) => args[0] as DecideRequest)
  }

  /** Somebody's blind mode is switched. */
  setBlind(blind: boolean): void {
    this.#blind = blind
    setOverview(this.overview())
  }

  overview(): MergeOverview {
    return {
      ...{ mergeId: 'merge', name: 'دمج', files: [], variants: [], policy: defaultPolicy, blind: this.#blind },
      people: people.map(({ id, name }) => ({ id, name, joined: [], annotations: 1, relations: 0, done: 1, unfinished: 0 })), // prettier-ignore
      documents: { total: this.compared.length, compared: this.compared.length, single: 0, unfinished: 0 },
      progress: this.#progress(),
      ...{ canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0 },
    }
  }

  #progress() {
    const sum = { total: 0, open: 0, decided: 0, skipped: 0, accepted: 0, agreed: 0, outdated: 0 }
    for (const { progress } of this.#documents.values()) {
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += progress[name]
    }
    return sum
  }

  #document(id: string): MergeDocument {
    const document = this.#documents.get(id)
    if (document === undefined) throw new Error(`No document ${id}.`)
    return document
  }

  #settle(decision: Decision): void {
    this.#decisions = [...this.#decisions.filter(({ id }) => id !== decision.id), decision]
    const own = this.#decisions.filter(({ documentId }) => documentId === decision.documentId)
    this.#document(decision.documentId).settleBy(own, defaultPolicy)
  }

  #change({ documentId, key }: Pick<Step, 'documentId' | 'key'>): QueueChange {
    const { progress, canUndo, canRedo } = this.overview()
    return { documentId, entries: this.#document(documentId).entries, progress, canUndo, canRedo, key }
  }

  async #decide({ documentId, key, ...content }: DecideRequest): Promise<QueueChange> {
    await this.#held
    if (this.#failing > 0) {
      this.#failing -= 1
      throw new Error('The disk is full.')
    }
    const settled = this.#document(documentId).item(key)
    if (settled === undefined) throw new Error(`No item ${key}.`)
    const before = settled.decision
    const now = '2026-03-02T09:30:00.000Z'
    const after = makeDecision(settled.item, content, { id: crypto.randomUUID(), adjudicatorId, now, previous: before })
    this.#done.push({ documentId, key, before, after })
    this.#undone = []
    this.#settle(after)
    return this.#change({ documentId, key })
  }

  async #travel(from: Step[], to: Step[], way: 'undo' | 'redo'): Promise<QueueChange | null> {
    await this.#held
    const step = from.pop()
    if (step === undefined) return null
    to.push(step)
    const gone: Decision = { ...step.after, choice: null, comment: '', deleted: true }
    this.#settle(way === 'redo' ? step.after : (step.before ?? gone))
    return this.#change(step)
  }

  #worker(): WorkerCalls<MergeService> {
    const functions = {
      open: () => Promise.resolve(this.overview()),
      queue: () => Promise.resolve([...this.#documents.values()].flatMap((document) => document.entries)),
      item: async (documentId: string, key: string) => {
        await this.#unread
        return this.#document(documentId).queueItem(key)
      },
      decide: (request: DecideRequest) => this.#decide(request),
      undo: () => this.#travel(this.#done, this.#undone, 'undo'),
      redo: () => this.#travel(this.#undone, this.#done, 'redo'),
    }
    const call = (name: keyof typeof functions, ...args: never[]): Promise<unknown> => {
      this.calls.push({ name, args })
      const serve = functions[name] as (...args: never[]) => Promise<unknown>
      return serve(...args)
    }
    return { call, terminate: () => undefined } as unknown as WorkerCalls<MergeService>
  }
}

/** Lets everything that is ready happen, without waiting for a time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve()
}

/** Three people on one text, with a disagreement of every kind; the sentences are in this order. */
export function everyKind(): ComparedDocument {
  const text = [
    'قالت الوكالة إن المدينة أرسلت 1500 جندي إلى الشمال في أكتوبر.',
    'وأكد المتحدث أن السد انهار فجر الأحد.',
    'وأعلن الناطق أن الجسر أعيد فتحه.',
  ].join(' ')
  const long = 'المدينة أرسلت 1500 جندي إلى الشمال في أكتوبر'
  const short = 'المدينة أرسلت 1500 جندي إلى الشمال'
  const source = { words: 'الوكالة', label: 'source' }
  const bridge = { words: 'الجسر أعيد فتحه', label: 'claim' }
  const spokesman = { words: 'الناطق', label: 'source' }
  return comparedDocument(1, text, [
    {
      marks: [
        { ...source, attributes: { type: 'agency' } },
        { words: long, label: 'claim', note: 'راجع التاريخ' },
        { words: '1500 جندي', label: 'figure', attributes: { min: 1500, max: 1500, unit: 'جندي' } },
        { words: 'المتحدث', label: 'source' },
        { words: 'السد انهار فجر الأحد', label: 'claim' },
        spokesman,
        bridge,
      ],
      links: [[6, 5]],
    },
    {
      marks: [
        { ...source, attributes: { type: 'media' } },
        { words: short, label: 'claim' },
        { words: '1500 جندي', label: 'figure', attributes: { min: 1000, max: null, unit: 'جندي' } },
        { words: 'المتحدث', label: 'claim' },
        spokesman,
        bridge,
      ],
    },
    {
      marks: [
        source,
        { words: short, label: 'claim' },
        { words: '1500 جندي', label: 'figure', attributes: { min: 1500, max: 1500, unit: 'جندي' } },
        { words: 'المتحدث', label: 'source' },
        spokesman,
        bridge,
      ],
      links: [[5, 4]],
    },
  ])
}
