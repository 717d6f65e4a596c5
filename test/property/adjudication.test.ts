import { alignDocument } from '@core/adjudication/align'
import { applyCorrection, correctionState } from '@core/adjudication/applyCorrection'
import { choiceOfVersion, dropChoice, makeDecision } from '@core/adjudication/choices'
import type { ConflictItem } from '@core/adjudication/conflict'
import { correctionSchema } from '@core/adjudication/correction'
import { correctionsFor } from '@core/adjudication/corrections'
import { adjudicationSchema, type Choice, type Decision } from '@core/adjudication/decision'
import { goldAnnotator, goldAnnotatorId, goldLayer } from '@core/adjudication/goldLayer'
import { settleDocument } from '@core/adjudication/settle'
import type { Policy, SettledDocument } from '@core/adjudication/settled'
import { unitsOf } from '@core/adjudication/units'
import { applyEdit } from '@core/annotation/edits'
import { layerOf } from '@core/annotation/layers'
import type { Annotation, Layer } from '@core/annotation/model'
import { schemeSchema } from '@core/annotation/scheme'
import { canonicalJson } from '@core/exchange/canonicalJson'
import { checkRecords } from '@core/exchange/check'
import type { ComparedDocument, ComparedLayer } from '@core/merge/comparison'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import schemeFile from '../../resources/schemes/claims-v1.json'
import { annotatorIdOf, documentId, documentOf, documents, policies, text } from './adjudicationDocuments'

const scheme = schemeSchema.parse(schemeFile)
const adjudicatorId = '00000000-0000-4000-8000-00000000000a'
const all: Policy = { accept: { kind: 'all' }, acceptSingle: false }
const now = '2026-02-01T00:00:00.000Z'
const later = '2026-02-02T00:00:00.000Z'
const context = { documentId, annotatorId: goldAnnotatorId(adjudicatorId), text, now }
/** What a person picks, item by item. */
const picks = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 20 })

function choiceFor(item: ConflictItem, pick: number): Choice {
  switch (pick % 7) {
    case 0:
      return dropChoice(item)
    case 1:
      if (item.type === 'span') {
        const start = pick % 30
        const label = ['claim', 'source', 'figure'][pick % 3] ?? 'claim'
        return { action: 'draw', span: { label, start, end: start + 1 + (pick % 11) } }
      }
      return choiceOfVersion(item, 0)
    case 2:
      return { action: 'skip' }
    default:
      return choiceOfVersion(item, pick % item.versions.length)
  }
}

function decideAll(
  document: ComparedDocument,
  policy: Policy,
  chosen: readonly number[],
  which: readonly string[] = ['open'],
): Decision[] {
  const { items } = settleDocument(document, [], policy)
  return items
    .filter(({ status }) => which.includes(status))
    .map(({ item }, i) =>
      makeDecision(
        item,
        { choice: choiceFor(item, (chosen[i % chosen.length] ?? 0) + i), by: 'choice', from: [], comment: 'كذا' },
        { id: `00000000-0000-4000-a000-${String(i).padStart(12, '0')}`, adjudicatorId, now, previous: null },
      ),
    )
}

function spansOf({ annotations }: SettledDocument): string[] {
  return annotations.map(({ label, start, end }) => `${label} ${start}-${end}`)
}

describe('alignment', () => {
  it('does not depend on the order of layers', () => {
    fc.assert(
      fc.property(
        documents().chain((document) =>
          fc.tuple(
            fc.constant(document),
            fc.shuffledSubarray([...document.layers], { minLength: document.layers.length }),
          ),
        ),
        ([document, layers]) => {
          expect(alignDocument({ ...document, layers })).toEqual(alignDocument(document))
        },
      ),
    )
  })

  it('puts every annotation into exactly one unit, with one of an annotator at most, all over one character', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const units = unitsOf(document)
        const placed = units.flatMap(({ members }) => members.map(({ annotation }) => annotation.id))
        const made = document.layers.flatMap(({ annotations }) => annotations.map(({ id }) => id))
        expect(placed.toSorted()).toEqual(made.toSorted())
        for (const { members } of units) {
          expect(new Set(members.map(({ annotatorId }) => annotatorId)).size).toBe(members.length)
          const start = Math.max(...members.map(({ annotation }) => annotation.start))
          expect(start).toBeLessThan(Math.min(...members.map(({ annotation }) => annotation.end)))
        }
      }),
    )
  })

  it('has keys of its own for each item', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const keys = alignDocument(document).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('finds nothing where all say the same, whatever the ids', () => {
    fc.assert(
      fc.property(documents(2), fc.integer({ min: 2, max: 5 }), (document, people) => {
        const [first] = document.layers
        if (first === undefined) return
        const copies = Array.from({ length: people }, (_, owner) => copyOf(first, owner))
        expect(alignDocument(documentOf(copies)).flatMap(({ kinds }) => kinds)).toEqual([])
      }),
    )
  })

  it('finds every disagreement between two annotators', () => {
    fc.assert(
      fc.property(documents(2), (document) => {
        const two = documentOf(document.layers.slice(0, 2))
        const agreed = alignDocument(two).every(({ kinds }) => kinds.length === 0)
        const [a, b] = two.layers.map(saidBy)
        expect(agreed).toBe(a === b)
      }),
    )
  })
})

/** The same work of another annotator. */
function copyOf(layer: ComparedLayer, owner: number): ComparedLayer {
  const other = (id: string) => id.replace(/......$/, String(owner + 50).padStart(6, '0'))
  const unique = (id: string) => `${id.slice(0, 24)}${id.slice(-6)}${String(owner + 50).padStart(6, '0')}`
  return {
    annotatorId: annotatorIdOf(owner),
    annotations: layer.annotations.map((a) => ({ ...a, id: unique(a.id), annotatorId: other(a.annotatorId) })),
    relations: layer.relations.map((r) => ({ ...r, id: unique(r.id), from: unique(r.from), to: unique(r.to) })),
  }
}

/** All that a layer says, without ids; duplicates of a span apart, of which no one can tell which is linked. */
function saidBy({ annotations, relations }: ComparedLayer): string {
  const content = ({ label, start, end, attributes, note }: Annotation) => {
    const stated = Object.entries(attributes).filter(([, value]) => value !== null)
    return canonicalJson([label, start, end, Object.fromEntries(stated), note])
  }
  const byId = new Map(annotations.map((annotation) => [annotation.id, content(annotation)]))
  const links = relations.map(({ type, from, to }) => `${type} ${byId.get(from) ?? ''} ${byId.get(to) ?? ''}`)
  return canonicalJson([[...byId.values()].sort(), links.sort()])
}

describe('settling', () => {
  it('accepts by a vote whatever it accepts when all must agree', () => {
    fc.assert(
      fc.property(documents(2), fc.integer({ min: 1, max: 6 }), (document, atLeast) => {
        const strict = settleDocument(document, [], all)
        const voted = settleDocument(document, [], { accept: { kind: 'vote', atLeast }, acceptSingle: false })
        const votedKeys = new Map(voted.items.map(({ item, status, chosen }) => [item.key, { status, chosen }]))
        for (const { item, status, chosen } of strict.items) {
          if (status !== 'accepted') continue
          // A link on which all agree is moot where a vote dropped or relabelled an end.
          const other = votedKeys.get(item.key)
          if (item.type === 'link' && other?.status === 'moot') continue
          expect(other).toEqual({ status, chosen })
        }
        expect(spansOf(voted)).toEqual(expect.arrayContaining(spansOf(strict)))
      }),
    )
  })

  it('has nothing open once every open item is decided', () => {
    fc.assert(
      fc.property(documents(2), policies, picks, (document, policy, chosen) => {
        const decisions = decideAll(document, policy, chosen)
        const settled = settleDocument(document, decisions, policy)
        expect(settled.items.filter(({ status }) => status === 'open')).toEqual([])
        expect(settled.orphans).toEqual([])
        expect(settled.items.every(({ outdated }) => !outdated)).toBe(true)
      }),
    )
  })

  it('loses no decision when the layers change', () => {
    fc.assert(
      fc.property(documents(2), documents(2), policies, picks, (before, after, policy, chosen) => {
        const decisions = decideAll(before, policy, chosen, ['open', 'accepted', 'informational'])
        const settled = settleDocument(after, decisions, policy)
        const placed = settled.items.flatMap(({ decision }) => (decision === null ? [] : [decision.id]))
        const kept = [...placed, ...settled.orphans.map(({ id }) => id)]
        expect(kept.toSorted()).toEqual(decisions.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('settles alike in any order of layers and decisions', () => {
    fc.assert(
      fc.property(documents(2), policies, picks, (document, policy, chosen) => {
        const decisions = decideAll(document, policy, chosen, ['open', 'accepted'])
        const settled = settleDocument(document, decisions, policy)
        const turned = { ...document, layers: document.layers.toReversed() }
        expect(settleDocument(turned, decisions.toReversed(), policy)).toEqual(settled)
      }),
    )
  })

  it('makes decisions that their schema knows', () => {
    fc.assert(
      fc.property(documents(2), picks, (document, chosen) => {
        for (const decision of decideAll(document, all, chosen)) {
          expect(adjudicationSchema.parse(JSON.parse(JSON.stringify(decision)))).toEqual(decision)
        }
      }),
    )
  })
})

describe('the gold layer', () => {
  it('is the same when it is made again, at any time, and anew', () => {
    fc.assert(
      fc.property(documents(), policies, picks, (document, policy, chosen) => {
        const settled = settleDocument(document, decideAll(document, policy, chosen), policy)
        const gold = goldLayer(null, settled, context)
        expect(goldLayer(gold, settled, { ...context, now: later })).toEqual(gold)
        expect(goldLayer(null, settled, { ...context, now: later })).toEqual(gold)
      }),
    )
  })

  it('passes the checks of an exchange file, also after other decisions', () => {
    fc.assert(
      fc.property(documents(), policies, picks, picks, (document, policy, first, second) => {
        const before = settleDocument(document, decideAll(document, policy, first), policy)
        const after = settleDocument(document, decideAll(document, policy, second), policy)
        const gold = goldLayer(goldLayer(null, before, context), after, { ...context, now: later })
        const live = [...gold.annotations.values()].filter(({ deleted }) => !deleted)
        expect(live.map(({ label, start, end }) => `${label} ${start}-${end}`).toSorted()).toEqual(
          spansOf(after).toSorted(),
        )
        expect([...gold.relations.values()].filter(({ deleted }) => !deleted)).toHaveLength(after.relations.length)
        const time = '2026-01-01T00:00:00.000Z'
        const record = {
          ...{
            id: documentId,
            title: 'خبر',
            fileName: 'a.txt',
            text,
            status: 'done',
            createdAt: time,
            updatedAt: time,
          },
          source: { encoding: 'utf-8', byteLength: 90, newline: 'lf', bom: false },
        }
        const { problems } = checkRecords(scheme, {
          annotators: [goldAnnotator({ id: adjudicatorId, name: 'هناء' })],
          documents: [record],
          annotations: [...gold.annotations.values()],
          relations: [...gold.relations.values()],
          decisions: [],
        })
        expect(problems).toEqual([])
      }),
    )
  })
})

describe('corrections', () => {
  it('once all taken over leave nothing to correct', () => {
    fc.assert(
      fc.property(documents(2), policies, picks, (document, policy, chosen) => {
        const settled = settleDocument(document, decideAll(document, policy, chosen), policy)
        // Of two equal spans of gold, corrections ask for one.
        fc.pre(new Set(spansOf(settled)).size === settled.annotations.length)
        for (const compared of document.layers) {
          const corrections = correctionsFor(compared, settled)
          for (const correction of corrections) {
            expect(correctionSchema.parse(JSON.parse(JSON.stringify(correction)))).toEqual(correction)
          }
          const start = layerOf(documentId, compared.annotatorId, compared.annotations, compared.relations)
          expect(corrections.map((correction) => correctionState(start, correction))).not.toContain('outdated')
          const layer = takeAll(start, corrections)
          expect(correctionsFor(comparedFrom(layer), settled)).toEqual([])
        }
      }),
    )
  })
})

/** Takes corrections over in their order, again and again while one of them still changes something. */
function takeAll(start: Layer, corrections: ReturnType<typeof correctionsFor>): Layer {
  let layer = start
  let made = 0
  for (let round = 0; round < 4; round++) {
    for (const correction of corrections) {
      const newId = () => `00000000-0000-4000-b000-${String(made++).padStart(12, '0')}`
      const edit = applyCorrection(layer, correction, { text, newId })
      if (!edit.ok) continue
      const applied = applyEdit(layer, edit.value, { text, now })
      expect(applied.ok).toBe(true)
      if (applied.ok) layer = applied.value
    }
  }
  return layer
}

function comparedFrom(layer: Layer): ComparedLayer {
  return {
    annotatorId: layer.annotatorId,
    annotations: [...layer.annotations.values()].filter(({ deleted }) => !deleted),
    relations: [...layer.relations.values()].filter(({ deleted }) => !deleted),
  }
}
