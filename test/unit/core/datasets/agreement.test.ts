import { measureAgreement } from '@core/agreement/measure'
import type { Annotation, Annotator } from '@core/annotation/model'
import { AgreementSurvey } from '@core/datasets/agreement'
import type { DatasetWriter } from '@core/formats/format'
import { planDataset, type DatasetSource } from '@core/datasets/plan'
import { documentsOf } from '@core/datasets/project'
import type { Selection } from '@core/datasets/select'
import type { ExchangeContent } from '@core/exchange/format'
import { huggingFace } from '@core/formats/huggingFace'
import { jsonl } from '@core/formats/jsonl'
import { comparisonOf } from '@core/merge/compareContent'
import { describe, expect, it } from 'vitest'
import { annotationOf, documentOf, hana, sami, sampleContent, scheme, uuid } from '../exchange/sampleContent'

const nour = { id: uuid(903), name: 'نور' }
const gold = { id: uuid(990), name: 'ليلى', role: 'adjudication' } as Annotator
const options = { unit: 'code_point', tokens: 'split', text: true } as const

const texts = Array.from(
  { length: 6 },
  (_, n) => `أعلنت الوزارة في اليوم ${String(n)} أن 30 قرية غرقت 🌊 وأن الطريق قُطع.`,
)

/** Everybody but Nour finished all texts; they differ in where the claim ends in some. Nour finished one, without a mark. */
function content(): ExchangeContent {
  let n = 0
  const mark = (text: string, { id }: Annotator, quote: string, label: string): Annotation =>
    annotationOf(++n, text, quote, label, { annotatorId: id, attributes: { note: String(n) } })
  const annotations = texts.flatMap((text, i) => [
    mark(text, hana, '30 قرية غرقت', 'claim'),
    mark(text, sami, i < 4 ? '30 قرية غرقت' : '30 قرية', 'claim'),
    mark(text, hana, 'الوزارة', 'source'),
    mark(text, gold, '30 قرية غرقت', 'claim'),
  ])
  const at = '2026-11-21T09:30:00.000Z'
  const statusBy = (i: number) =>
    Object.fromEntries([hana, sami, gold, ...(i === 0 ? [nour] : [])].map(({ id }) => [id, { status: 'done', at }]))
  return {
    ...sampleContent(),
    annotators: [hana, sami, nour, gold],
    documents: texts.map((text, i) => ({ ...documentOf(text, { fileName: `${String(i)}.txt`, status: 'done' }), statusBy: statusBy(i) })), // prettier-ignore
    annotations,
    relations: [],
  }
}

function survey(of: ExchangeContent, labels?: readonly string[]) {
  const measured = new AgreementSurvey(of.annotators, of.scheme, labels)
  for (const marked of documentsOf(of)) measured.see(marked)
  return measured.measure()
}

function sourceOf(of: ExchangeContent, selection: Partial<Selection> = {}): DatasetSource {
  return {
    head: { project: { id: of.project.id, name: of.project.name }, scheme: of.scheme },
    annotators: of.annotators,
    selection: { layers: 'all', onlyDone: false, ...selection },
    documents: () => documentsOf(of),
  }
}

/** Of an empty dataset with this plan's head. */
function cardOf(writer: DatasetWriter): string {
  return [...writer.end()]
    .filter(({ path }) => path === 'README.md')
    .map(({ data }) => String(data))
    .join('')
}

describe('agreement for a card', () => {
  it('is what the study of all documents together says, without gold', () => {
    const measured = survey(content())
    const report = measureAgreement(comparisonOf(content()), { seed: 1, samples: 1000 })
    expect(measured).toMatchObject({ documents: 6, annotators: 3, bootstrap: { samples: 1000, seed: 1 } })
    expect(measured?.labels.map(({ label }) => label)).toEqual(scheme.labels.map(({ name }) => name))
    for (const { label, alpha, uAlpha, interval } of measured?.labels ?? []) {
      const same = report.labels.find((other) => other.label === label)
      expect([alpha, uAlpha, interval]).toEqual([same?.alpha, same?.uAlpha, same?.interval.uAlpha])
    }
    const [claim] = measured?.labels ?? []
    // Hana and Sami: four of six; Nour found nothing where both have one.
    expect(claim).toMatchObject({ label: 'claim', pairs: 3 })
    expect(claim?.f1).toBeCloseTo((4 / 6 + 0 + 0) / 3)
  })

  it('has reasons where there is no number, and never a perfect score for nothing', () => {
    const figure = survey(content())?.labels.find(({ label }) => label === 'figure')
    const nobody = 'nobody-marked'
    expect(figure).toMatchObject({ f1: null, pairs: 0, alpha: null, uAlpha: null, interval: null })
    expect(figure?.why).toMatchObject({ f1: nobody, alpha: nobody, uAlpha: nobody, interval: nobody })
  })

  it('is of the labels that the dataset has', () => {
    expect(survey(content(), ['source'])?.labels.map(({ label }) => label)).toEqual(['source'])
  })

  it('is not known where nobody finished what somebody else did', () => {
    const { annotators, documents, annotations, ...rest } = content()
    const alone = documents.map((document) => ({ ...document, statusBy: { [hana.id]: { status: 'done', at: document.updatedAt } } })) // prettier-ignore
    const own = annotations.filter(({ annotatorId }) => annotatorId === hana.id)
    expect(survey({ ...rest, annotators, documents: alone, annotations: own })).toBe(null)
    expect(survey({ ...rest, annotators: [hana, gold], documents, annotations: own })).toBe(null)
  })

  it('counts somebody with two ids once', () => {
    const before = content()
    const old = { id: uuid(950), name: 'هناء', sameAs: { id: hana.id, by: sami.id, at: '2026-11-21T09:30:00.000Z' } }
    const annotations = before.annotations.map((mark, i) =>
      mark.annotatorId === hana.id && i < 8 ? { ...mark, annotatorId: old.id } : mark,
    )
    expect(survey({ ...before, annotators: [...before.annotators, old], annotations })).toEqual(survey(before))
  })
})

describe('a planned dataset', () => {
  it('says the agreement in its card, over the documents that are in it, whosever layers it has', async () => {
    for (const layers of ['all', 'gold', { annotatorId: nour.id }] as const) {
      const { plan } = await planDataset(sourceOf(content(), { layers }), { format: huggingFace, options })
      expect(plan.head.card?.agreement?.documents).toBe(typeof layers === 'string' ? 6 : 1)
    }
    const { plan } = await planDataset(sourceOf(content()), { format: huggingFace, options })
    const card = cardOf(huggingFace.write(plan.head, options))
    expect(card).toContain('two or more of them finished: 6; annotators who finished one of these: 3.')
    expect(card).toMatch(/\| `claim` \| 0\.222 \| 3 \| 0\.\d{3} \| 0\.\d{3} \| 0\.\d{3} … 0\.\d{3} \|/)
    expect(card).toContain(
      '| `figure` | nobody marked it | 0 | nobody marked it | nobody marked it | nobody marked it |',
    )
    expect(/## Agreement[^#]*/.exec(card)?.[0]).not.toMatch(/NaN|null|undefined/)
  })

  it('says nothing of agreement where one person worked, nor looks for it without a card', async () => {
    const one = { ...content(), annotators: [hana, gold] }
    const { plan } = await planDataset(sourceOf(one, { layers: 'gold' }), { format: huggingFace, options })
    expect(plan.head.card?.agreement).toBe(undefined)
    expect(cardOf(huggingFace.write(plan.head, options))).not.toContain('Agreement')
    const unread = { ...sourceOf(content()), documents: () => expect.fail('nothing needs to be read') }
    expect((await planDataset(unread, { format: jsonl, options })).report).toBe(null)
  })

  it('has it in the card beside the parts of a format that we divide', async () => {
    const splits = {
      shares: { train: 0.6, validation: 0.2, test: 0.2 },
      seed: 1,
      by: 'hash',
      nearDuplicates: 0.9,
    } as const
    const { plan, report } = await planDataset(sourceOf(content()), { format: jsonl, options, splits })
    expect(report).not.toBe(null)
    expect(plan.head.card).toMatchObject({ agreement: { documents: 6 } })
    expect(plan.head.card?.splitReport).not.toBe(undefined)
  })
})
