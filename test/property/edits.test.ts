import {
  addAnnotation,
  addRelation,
  applyEdit,
  changeAnnotation,
  combineEdits,
  type Edit,
  invertEdit,
  moveBoundaries,
  relabelAnnotation,
  removeAnnotation,
  removeRelation,
} from '@core/annotation/edits'
import { emptyHistory, type History, record, redo, undo } from '@core/annotation/history'
import { emptyLayer } from '@core/annotation/layers'
import type { Layer } from '@core/annotation/model'
import { relationEndsFit } from '@core/annotation/rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const text = 'قالت وزارة الدفاع إن ١٥٠٠ جندي وصلوا إلى كورسك أمس.'
const start = emptyLayer(`sha256:${'0'.repeat(64)}`, '00000000-0000-4000-8000-000000000001')
const timeOf = (second: number) => new Date(second * 1000).toISOString()

const span = fc
  .tuple(fc.nat({ max: text.length - 2 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ start: from, end: Math.min(text.length, from + length) }))
const label = fc.constantFrom('claim', 'source', 'figure')
const attributes = fc.dictionary(fc.constantFrom('stance', 'min'), fc.constantFrom('asserts', 1500, null), {
  maxKeys: 2,
})
const annotationId = fc.constantFrom('a', 'b', 'c', 'd')
const relationId = fc.constantFrom('r', 's', 't')
const type = fc.constantFrom('attributed_to' as const, 'quantifies' as const)

/** One thing that a person may do, given the layer as it is by then. */
type Action = (layer: Layer) => Edit

const actions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof(
    fc
      .tuple(annotationId, span, label, attributes, fc.constantFrom('', 'ملاحظة'))
      .map(([id, at, name, values, note]): Action => () => addAnnotation(id, { label: name, ...at, attributes: values, note, origin: 'manual' })), // prettier-ignore
    annotationId.map(
      (id): Action =>
        (layer) =>
          removeAnnotation(layer, id),
    ),
    fc.tuple(annotationId, label).map(
      ([id, name]): Action =>
        (layer) =>
          relabelAnnotation(layer, id, name),
    ),
    fc.tuple(annotationId, span).map(
      ([id, at]): Action =>
        (layer) =>
          moveBoundaries(layer, id, at),
    ),
    fc.tuple(annotationId, attributes).map(([id, values]): Action => (layer) => changeAnnotation(layer, id, { attributes: values })), // prettier-ignore
    fc.tuple(relationId, type, annotationId, annotationId).map(([id, kind, from, to]): Action => () => addRelation(id, { type: kind, from, to })), // prettier-ignore
    relationId.map(
      (id): Action =>
        (layer) =>
          removeRelation(layer, id),
    ),
  ),
  { maxLength: 30 },
)

function apply(layer: Layer, edit: Edit, second: number): Layer | null {
  const result = applyEdit(layer, edit, { text, now: timeOf(second) })
  return result.ok ? result.value : null
}

/** Does what can be done of the actions; the layer after each edit, and the edits. */
function perform(all: readonly Action[]): { readonly layers: readonly Layer[]; readonly edits: readonly Edit[] } {
  const layers = [start]
  const edits: Edit[] = []
  for (const action of all) {
    const layer = layers.at(-1) ?? start
    const edit = action(layer)
    const next = apply(layer, edit, layers.length)
    if (next === null) continue
    layers.push(next)
    edits.push(edit)
  }
  return { layers, edits }
}

/** What a person sees of a layer: the live records, without the traces of how they came to be. */
function live(layer: Layer) {
  const untraced = { createdAt: '', updatedAt: '', revision: 0 }
  const alive = <R extends { readonly id: string; readonly deleted: boolean }>(records: ReadonlyMap<string, R>) =>
    new Map([...records].filter(([, r]) => !r.deleted).map(([id, r]) => [id, { ...r, ...untraced }]))
  return { annotations: alive(layer.annotations), relations: alive(layer.relations) }
}

/** Every record stays, and where it is another by now its revision is higher and its time later. */
function expectRevisionsToGrow(before: Layer, after: Layer): void {
  for (const kind of ['annotations', 'relations'] as const) {
    for (const [id, old] of before[kind]) {
      const now = after[kind].get(id)
      expect(now).toBeDefined()
      if (now === undefined || now === old) continue
      expect(now.revision).toBeGreaterThan(old.revision)
      expect(now.updatedAt > old.updatedAt).toBe(true)
      expect(now.createdAt).toBe(old.createdAt)
    }
  }
}

describe('any sequence of edits', () => {
  it('keeps every live record valid and read from the text', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const { layers } = perform(all)
        for (const [i, layer] of layers.entries()) {
          for (const a of layer.annotations.values()) {
            if (a.deleted) expect([a.quote, a.prefix, a.suffix, a.note, a.attributes]).toEqual(['', '', '', '', {}])
            else expect(a.quote).toBe(text.slice(a.start, a.end))
          }
          for (const r of layer.relations.values()) {
            const [from, to] = [layer.annotations.get(r.from), layer.annotations.get(r.to)]
            const ends =
              from?.deleted === false && to?.deleted === false && relationEndsFit(r.type, from.label, to.label)
            if (!r.deleted) expect(ends).toBe(true)
          }
          const before = layers[i - 1]
          if (before !== undefined) expectRevisionsToGrow(before, layer)
        }
      }),
    )
  })

  it('is taken back step by step by the inverses', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const { layers, edits } = perform(all)
        let layer = layers.at(-1) ?? start
        let second = layers.length
        for (const [i, edit] of [...edits.entries()].reverse()) {
          const back = apply(layer, invertEdit(edit), second++)
          expect(back).not.toBeNull()
          if (back === null) return
          expect(live(back)).toEqual(live(layers[i] ?? start))
          expectRevisionsToGrow(layer, back)
          layer = back
        }
      }),
    )
  })

  it('is one edit when combined, with one inverse', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const { layers, edits } = perform(all)
        const whole = combineEdits(...edits)
        const done = apply(start, whole, 1)
        expect(done === null ? null : live(done)).toEqual(live(layers.at(-1) ?? start))
        if (done === null) return
        const back = apply(done, invertEdit(whole), 2)
        expect(back === null ? null : live(back)).toEqual(live(start))
      }),
    )
  })
})

describe('history', () => {
  const moves = fc.array(fc.constantFrom('undo' as const, 'redo' as const), { maxLength: 40 })

  it('leads to where any undos and redos should, grouped or not', () => {
    fc.assert(
      fc.property(actions, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), moves, (all, grouped, travel) => {
        const { layers, edits } = perform(all)
        let history: History = emptyHistory
        // The layers at which a step ends: an entry of the group joins the step before it.
        const stops: Layer[] = [start]
        for (const [i, edit] of edits.entries()) {
          const groupKey = grouped[i] === true ? 'group' : null
          const joins = groupKey !== null && i > 0 && grouped[i - 1] === true
          history = record(history, { edit, groupKey, at: i * 100, focusBefore: null, focusAfter: null })
          if (joins) stops.pop()
          stops.push(layers[i + 1] ?? start)
        }
        expect(history.done.length).toBe(stops.length - 1)

        let layer = layers.at(-1) ?? start
        let place = stops.length - 1
        let second = layers.length
        for (const move of travel) {
          const step = move === 'undo' ? undo(history) : redo(history)
          const target = place + (move === 'undo' ? -1 : 1)
          expect(step === null).toBe(target < 0 || target >= stops.length)
          if (step === null) continue
          const next = apply(layer, step.edit, second++)
          expect(next === null ? null : live(next)).toEqual(live(stops[target] ?? start))
          if (next === null) return
          layer = next
          history = step.history
          place = target
        }
      }),
    )
  })
})
