/**
 * One open document and one annotator's layer over it: what is marked, what is focused, what is saved.
 *
 * Every change is an `Edit` with an inverse. The layer in memory is the truth for the screen; each change is written at
 * once, and the state says `saved` only when the database has confirmed the newest one. Offsets are UTF-16 units.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { AnnotationIndex } from '@core/annotation/annotationIndex'
import { applyEdit, type Edit, type EditProblem } from '@core/annotation/edits'
import { emptyHistory, type History, record, redo, undo } from '@core/annotation/history'
import { LinkIndex } from '@core/annotation/links'
import type { Annotation, Layer } from '@core/annotation/model'
import type { Result } from '@core/result'
import { LineTable } from '@core/text/lineTable'
import { type StoreError, storeErrorOf } from '@renderer/store/errors'

export type SaveState =
  { readonly kind: 'saved' } | { readonly kind: 'saving' } | { readonly kind: 'failed'; readonly error: StoreError }

export interface SessionState {
  /** Live annotations in reading order. */
  readonly annotations: readonly Annotation[]
  /** Live relations, by either end; a new object whenever one of them changed. */
  readonly links: LinkIndex
  readonly focusedId: string | null
  readonly hoveredId: string | null
  readonly save: SaveState
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** Told after every change: which lines look different now. */
export type LinesListener = (lines: ReadonlySet<number>) => void

export interface SessionOptions {
  readonly text: string
  readonly layer: Layer
  /** The history this layer had when it was last open, so that undo survives a change of document. */
  readonly history?: History | undefined
  /** Writes a layer durably, or rejects. */
  readonly persist: (layer: Layer) => Promise<void>
}

export interface PerformOptions {
  /** Changes with the same key within a second are one undo step. */
  readonly groupKey?: string
  /** The annotation to focus afterwards; undefined leaves the focus as it is. */
  readonly focus?: string | null
}

export class DocumentSession {
  readonly text: string
  readonly lines: LineTable
  readonly index: AnnotationIndex
  readonly store: StoreApi<SessionState>
  readonly #persist: (layer: Layer) => Promise<void>
  readonly #listeners = new Set<LinesListener>()
  #layer: Layer
  #history: History
  #savedLayer: Layer
  #writing: Promise<void> | null = null

  constructor({ text, layer, history, persist }: SessionOptions) {
    this.text = text
    this.lines = new LineTable(text)
    this.index = new AnnotationIndex(this.lines)
    for (const annotation of layer.annotations.values()) if (!annotation.deleted) this.index.add(annotation)
    this.#layer = layer
    this.#savedLayer = layer
    this.#history = history ?? emptyHistory
    this.#persist = persist
    this.store = createStore<SessionState>(() => ({
      annotations: this.index.inOrder(),
      links: new LinkIndex(layer.relations.values()),
      focusedId: null,
      hoveredId: null,
      save: { kind: 'saved' },
      canUndo: this.#history.done.length > 0,
      canRedo: this.#history.undone.length > 0,
    }))
  }

  get layer(): Layer {
    return this.#layer
  }

  get history(): History {
    return this.#history
  }

  get links(): LinkIndex {
    return this.store.getState().links
  }

  get focused(): Annotation | null {
    const { focusedId } = this.store.getState()
    return focusedId === null ? null : (this.index.get(focusedId) ?? null)
  }

  /** True while a change is not confirmed by the database. */
  get hasUnsaved(): boolean {
    return this.#layer !== this.#savedLayer
  }

  /** Calls `listener` with the lines that need repainting after each change. Returns the way to stop. */
  onLines(listener: LinesListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Does an edit, remembers how to undo it and starts saving. An edit that does not fit changes nothing. */
  perform(edit: Edit, options: PerformOptions = {}): Result<Layer, EditProblem> {
    const before = this.store.getState().focusedId
    const focus = options.focus === undefined ? before : options.focus
    const done = this.#apply(edit, focus)
    if (done.ok) {
      const entry = { edit, groupKey: options.groupKey ?? null, at: Date.now(), focusBefore: before, focusAfter: focus }
      this.#setHistory(record(this.#history, entry))
    }
    return done
  }

  /** Takes the last change back. Answers false when there is none. */
  undo(): boolean {
    const step = undo(this.#history)
    if (step === null) return false
    return this.#travel(step.edit, step.focus, step.history)
  }

  redo(): boolean {
    const step = redo(this.#history)
    if (step === null) return false
    return this.#travel(step.edit, step.focus, step.history)
  }

  setFocus(id: string | null): void {
    const focusedId = id !== null && this.index.get(id) !== undefined ? id : null
    if (focusedId !== this.store.getState().focusedId) this.store.setState({ focusedId })
  }

  setHover(id: string | null): void {
    if (id !== this.store.getState().hoveredId) this.store.setState({ hoveredId: id })
  }

  /** Tries again to save after a failure. */
  retrySave(): Promise<void> {
    return this.#save()
  }

  /** Waits until nothing is being written any more. The state then says whether it went well. */
  async settled(): Promise<void> {
    while (this.#writing !== null) await this.#writing
  }

  #travel(edit: Edit, focus: string | null, history: History): boolean {
    const done = this.#apply(edit, focus)
    // A history that no longer fits the layer (records merged in from a file meanwhile) cannot be travelled further.
    this.#setHistory(done.ok ? history : emptyHistory)
    return done.ok
  }

  #apply(edit: Edit, focus: string | null): Result<Layer, EditProblem> {
    const next = applyEdit(this.#layer, edit, { text: this.text, now: new Date().toISOString() })
    if (!next.ok) return next
    const lines = new Set<number>()
    for (const change of edit) {
      if (change.kind !== 'annotation') continue
      const before = this.index.get(change.id)
      if (before !== undefined) {
        this.#addLines(lines, before)
        this.index.remove(change.id)
      }
      const after = next.value.annotations.get(change.id)
      if (after !== undefined && !after.deleted) {
        this.#addLines(lines, after)
        this.index.add(after)
      }
    }
    this.#layer = next.value
    const { hoveredId } = this.store.getState()
    this.store.setState({
      annotations: this.index.inOrder(),
      ...(edit.some(({ kind }) => kind === 'relation') && { links: new LinkIndex(next.value.relations.values()) }),
      focusedId: focus !== null && this.index.get(focus) !== undefined ? focus : null,
      hoveredId: hoveredId !== null && this.index.get(hoveredId) !== undefined ? hoveredId : null,
    })
    for (const listener of this.#listeners) listener(lines)
    void this.#save()
    return next
  }

  #addLines(lines: Set<number>, { start, end }: Annotation): void {
    const last = this.lines.lineAt(Math.max(start, end - 1))
    for (let line = this.lines.lineAt(start); line <= last; line++) lines.add(line)
  }

  #setHistory(history: History): void {
    this.#history = history
    this.store.setState({ canUndo: history.done.length > 0, canRedo: history.undone.length > 0 })
  }

  /** Writes the newest layer; changes that come meanwhile are written after it, never beside it. */
  #save(): Promise<void> {
    this.store.setState({ save: { kind: 'saving' } })
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    while (this.hasUnsaved) {
      const layer = this.#layer
      try {
        await this.#persist(layer)
      } catch (cause) {
        this.store.setState({ save: { kind: 'failed', error: storeErrorOf(cause) } })
        return
      }
      this.#savedLayer = layer
    }
    this.store.setState({ save: { kind: 'saved' } })
  }
}
