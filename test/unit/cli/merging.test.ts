import type { ConflictItem } from '@core/adjudication/conflict'
import { goldAnnotator } from '@core/adjudication/goldLayer'
import type { Annotation, Annotator, Relation } from '@core/annotation/model'
import type { ExchangeContent } from '@core/exchange/format'
import { readExchange } from '@core/exchange/read'
import { writeExchange } from '@core/exchange/write'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deepFile, failingFiles, protoFile, refusedFiles } from '../core/exchange/faultyFiles'
import { annotationOf, documentOf, floodText as text, generator, hana, sami, scheme, time, uuid } from '../core/exchange/sampleContent' // prettier-ignore
import { temporaryFolder } from '../temporaryFolder'
import { sanad } from './runCli'

const layla = { id: uuid(903), name: 'ليلى' }
const claim = 'السيول أغرقت 1500 منزل'

/** What a person sends: their finished work on the one text, a project of their own. */
async function send(
  path: string,
  annotator: Annotator,
  marks: readonly (readonly [n: number, quote: string, label: string])[],
  links: readonly (readonly [n: number, from: number, to: number])[] = [],
  change: Partial<ExchangeContent> = {},
): Promise<void> {
  const document = documentOf(text, { status: 'done' })
  const record = { documentId: document.id, annotatorId: annotator.id, createdAt: time, updatedAt: time, revision: 1, deleted: false } // prettier-ignore
  const content: ExchangeContent = {
    project: { id: uuid(800), name: 'سيول' },
    scheme,
    annotators: [annotator],
    documents: [document],
    annotations: marks.map(([n, quote, label]) => annotationOf(n, text, quote, label, { annotatorId: annotator.id })),
    relations: links.map(([n, from, to]): Relation => ({ id: uuid(n), ...record, type: 'attributed_to', from: uuid(from), to: uuid(to) })), // prettier-ignore
    decisions: [],
    extra: {},
    ...change,
  }
  const written = writeExchange(content, { generator, exportedAt: time })
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  await writeFile(path, [...written.value].join(''))
}

/** Three people: all have the source, two the whole claim and one less of it, one a figure. */
async function threeFiles(folder: string): Promise<readonly string[]> {
  await send(join(folder, 'hana.sanad.json'), hana, [[1, 'وزارة الريّ', 'source'], [2, claim, 'claim'], [3, '1500 منزل', 'figure']], [[11, 2, 1]]) // prettier-ignore
  await send(
    join(folder, 'sami.sanad.json'),
    sami,
    [
      [4, 'وزارة الريّ', 'source'],
      [5, claim, 'claim'],
    ],
    [[12, 5, 4]],
  )
  await send(join(folder, 'layla.sanad.json'), layla, [
    [6, 'وزارة الريّ', 'source'],
    [7, 'السيول أغرقت', 'claim'],
  ])
  return ['hana.sanad.json', 'sami.sanad.json', 'layla.sanad.json']
}

async function contentOf(path: string): Promise<ExchangeContent> {
  const reading = readExchange(await readFile(path, 'utf8'))
  if (!reading.ok) throw new Error(reading.error.code)
  expect(reading.value.problems).toEqual([])
  return reading.value.content
}

const goldOf = ({ annotators, annotations, relations }: ExchangeContent) => {
  const id = annotators.find((annotator) => 'role' in annotator)?.id
  const mine = <T extends Annotation | Relation>(records: readonly T[]) => records.filter((r) => r.annotatorId === id)
  return { quotes: mine(annotations).map(({ quote }) => quote), relations: mine(relations).length }
}

describe('sanad merge', () => {
  it('unites files in any order to the same bytes, and says what each brought', async () => {
    const folder = temporaryFolder()
    const files = await threeFiles(folder)
    const { code, stdout } = await sanad(folder, 'merge', ...files, '--out', 'a.sanad.json')
    expect(code).toBe(0)
    expect(stdout).toContain('هناء: annotations 3 new, 0 changed, 0 deleted; relations 1 new')
    await sanad(folder, 'merge', ...files.toReversed(), ...files, '--out', 'b.sanad.json')
    expect(await readFile(join(folder, 'b.sanad.json'), 'utf8')).toBe(
      await readFile(join(folder, 'a.sanad.json'), 'utf8'),
    )
    const content = await contentOf(join(folder, 'a.sanad.json'))
    expect(content.annotations).toHaveLength(7)
    expect(content.documents[0]).toMatchObject({ statusBy: { [hana.id]: { status: 'done' }, [layla.id]: { status: 'done' } } }) // prettier-ignore
  })

  it('with --gold agree takes what all three say, and lists the rest as open conflicts', async () => {
    const folder = temporaryFolder()
    await sanad(folder, 'merge', ...(await threeFiles(folder)), '--out', 'm.sanad.json', '--gold', 'agree')
    const content = await contentOf(join(folder, 'm.sanad.json'))
    expect(goldOf(content)).toEqual({ quotes: ['وزارة الريّ'], relations: 0 })
    // The claim's boundaries, the figure of one, and whether the claim rests on the source.
    expect(content.decisions.map(({ choice }) => choice)).toEqual([null, null, null])
  })

  it('with --gold vote:2 takes what two say', async () => {
    const folder = temporaryFolder()
    const { stdout } = await sanad(folder, 'merge', ...(await threeFiles(folder)), '--out', 'm.sanad.json', '--gold', 'vote:2') // prettier-ignore
    expect(stdout).toContain('gold: 2 annotations, 1 relations; 0 conflicts open')
    expect(goldOf(await contentOf(join(folder, 'm.sanad.json')))).toEqual({
      quotes: ['وزارة الريّ', claim],
      relations: 1,
    })
  })

  it('sets a bad record aside, says so, and merges the others', async () => {
    const folder = temporaryFolder()
    const files = await threeFiles(folder)
    const path = join(folder, 'sami.sanad.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"quote":"وزارة/, '"quote":"إدارة'))
    const { code, stdout } = await sanad(folder, 'merge', ...files, '--out', 'm.sanad.json')
    expect(code).toBe(1)
    expect(stdout).toMatch(/annotations\[0\]\.quote: quote-differs/)
    // The link that rests on it goes with it.
    expect((await contentOf(join(folder, 'm.sanad.json'))).relations).toHaveLength(1)
  })

  it('writes nothing when a file cannot be read', async () => {
    const folder = temporaryFolder()
    const files = await threeFiles(folder)
    const path = join(folder, 'sami.sanad.json')
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -40))
    const { code, stderr } = await sanad(folder, 'merge', ...files, '--out', 'm.sanad.json')
    expect(code).toBe(2)
    expect(stderr).toContain('not valid JSON')
    await expect(readFile(join(folder, 'm.sanad.json'))).rejects.toThrow()
  })
})

/** What a folder holds, by name. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder)
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  )
  return Object.fromEntries(texts)
}

describe.each(refusedFiles)('sanad merge, given $name among good files', ({ json, said }) => {
  it('says which file it is and why, and writes nothing', async () => {
    const folder = temporaryFolder()
    const files = await threeFiles(folder)
    await writeFile(join(folder, 'bad.sanad.json'), json)
    await writeFile(join(folder, 'm.sanad.json'), 'what was there before')
    const before = await filesIn(folder)
    for (const gold of [[], ['--gold', 'vote:2']]) {
      const { code, stdout, stderr } = await sanad(folder, 'merge', ...files, 'bad.sanad.json', '--out', 'm.sanad.json', ...gold) // prettier-ignore
      expect(code).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).toContain(join(folder, 'bad.sanad.json'))
      expect(stderr).toContain(said)
    }
    expect(await filesIn(folder)).toEqual(before)
    for (const command of ['agreement', 'conflicts']) {
      expect(await sanad(folder, command, ...files, 'bad.sanad.json')).toMatchObject({ code: 2, stdout: '' })
    }
  })
})

describe.each(failingFiles)('sanad merge, given a file with $name', ({ json, problems, taken }) => {
  it('names each record that fails, and merges the others', async () => {
    const folder = temporaryFolder()
    await send(join(folder, 'hana.sanad.json'), hana, [[1, 'وزارة الريّ', 'source']])
    const bad = join(folder, 'bad.sanad.json')
    await writeFile(bad, json)
    const { code, stdout } = await sanad(folder, 'merge', 'hana.sanad.json', 'bad.sanad.json', '--out', 'm.sanad.json')
    expect(code).toBe(1)
    for (const [path, reason] of problems) expect(stdout).toContain(`rejected ${bad} ${path}: ${reason}: `)
    const { annotations, relations } = await contentOf(join(folder, 'm.sanad.json'))
    expect([annotations.length, relations.length]).toEqual([taken.annotations + 1, taken.relations])
    expect((await sanad(folder, 'check', 'm.sanad.json')).code).toBe(0)
  })
})

describe('sanad merge, given corrections', () => {
  const gold = goldAnnotator(layla)
  const corrections = { corrections: [{ kind: 'add' }] }

  it('refuses a corrections file, naming whom it is for', async () => {
    const folder = temporaryFolder()
    await send(join(folder, 'hana.sanad.json'), hana, [[1, 'وزارة الريّ', 'source']], [], { annotators: [hana, gold], annotations: [], extra: corrections }) // prettier-ignore
    const { code, stdout, stderr } = await sanad(folder, 'merge', 'hana.sanad.json', '--out', 'm.sanad.json')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('This is a corrections file for هناء')
    expect(await readdir(folder)).toEqual(['hana.sanad.json'])
  })

  it('leaves corrections behind that a file of work has picked up', async () => {
    const folder = temporaryFolder()
    await send(join(folder, 'hana.sanad.json'), hana, [[1, 'وزارة الريّ', 'source']], [], { extra: { ...corrections, audit: 1 } }) // prettier-ignore
    expect((await sanad(folder, 'merge', 'hana.sanad.json', '--out', 'm.sanad.json')).code).toBe(0)
    expect((await contentOf(join(folder, 'm.sanad.json'))).extra).toEqual({ audit: 1 })
  })
})

describe('sanad merge, given members that no program expects', () => {
  it.each([
    ['named like those of every object', protoFile],
    ['nested 10,000 deep', deepFile],
  ])('%s, carries them', async (_, json) => {
    const folder = temporaryFolder()
    await send(join(folder, 'hana.sanad.json'), hana, [[1, 'وزارة الريّ', 'source']])
    await writeFile(join(folder, 'odd.sanad.json'), json)
    const merged = await sanad(folder, 'merge', 'hana.sanad.json', 'odd.sanad.json', '--out', 'm.sanad.json', '--gold', 'agree') // prettier-ignore
    expect(merged.code).toBe(0)
    const again = await sanad(folder, 'merge', 'm.sanad.json', 'odd.sanad.json', '--out', 'n.sanad.json', '--gold', 'agree') // prettier-ignore
    expect(again.code).toBe(0)
    const { 'm.sanad.json': m, 'n.sanad.json': n } = await filesIn(folder)
    expect(n).toBe(m)
    expect(m).toMatch(/"audit": \[\[\[|"__proto__": \{"polluted":true/)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('sanad agreement', () => {
  it('prints the numbers of each pair and label', async () => {
    const folder = temporaryFolder()
    const { code, stdout } = await sanad(folder, 'agreement', ...(await threeFiles(folder)), '--json')
    expect(code).toBe(0)
    const report = JSON.parse(stdout) as { documents: number; pairs: Record<string, unknown>[]; labels: Record<string, unknown>[] } // prettier-ignore
    expect(report.documents).toBe(1)
    expect(report.pairs).toHaveLength(9)
    expect(report.pairs.find(({ a, b, label }) => a === hana.id && b === layla.id && label === 'claim')).toMatchObject({
      counts: { same: 0, boundary: 1, label: 0, onlyA: 0, onlyB: 0 },
      exact: { precision: 0, recall: 0, f1: 0 },
      relaxed: { precision: 0.5, recall: 0.5, f1: 0.5 },
    })
    // Sami and Layla have no figure: no number, never 1.
    expect(report.pairs.find(({ a, b, label }) => a === sami.id && b === layla.id && label === 'figure')).toMatchObject(
      {
        counts: { same: 0, boundary: 0, label: 0, onlyA: 0, onlyB: 0 },
        exact: { precision: null, recall: null, f1: null },
        tokenKappa: null,
      },
    )
    expect(report.labels.map(({ label, annotators }) => [label, annotators])).toEqual([
      ['claim', 3],
      ['source', 3],
      ['figure', 3],
    ])
    expect(report.labels[1]).toMatchObject({ uAlpha: 1, interval: { uAlpha: null } })
  })
})

describe('sanad conflicts', () => {
  it('lists what a merged file leaves open', async () => {
    const folder = temporaryFolder()
    await sanad(folder, 'merge', ...(await threeFiles(folder)), '--out', 'm.sanad.json')
    const { stdout } = await sanad(folder, 'conflicts', 'm.sanad.json', '--json')
    const { items, orphans } = JSON.parse(stdout) as {
      items: (ConflictItem & { status: string })[]
      orphans: unknown[]
    }
    expect(items.map(({ kinds, status }) => [kinds, status])).toEqual([
      [['boundary'], 'open'],
      [['link'], 'open'],
      [['missing'], 'open'],
    ])
    expect(orphans).toEqual([])
    expect((await sanad(folder, 'conflicts', 'm.sanad.json')).stdout).toContain('open: boundary at')
  })

  it('says of a decision whose marks are gone why it has no effect', async () => {
    const folder = temporaryFolder()
    const files = await threeFiles(folder)
    await sanad(folder, 'merge', ...files, '--out', 'm.sanad.json', '--gold', 'agree')
    const { decisions, ...content } = await contentOf(join(folder, 'm.sanad.json'))
    const decided = decisions.map((decision) => ({ ...decision, adjudicatorId: layla.id, choice: { action: 'skip' } }))
    const gone = content.annotations.map((mark): Annotation => {
      const emptied = { quote: '', prefix: '', suffix: '', revision: 2, deleted: true }
      return mark.quote === '1500 منزل' ? { ...mark, ...emptied } : mark
    })
    const written = writeExchange({ ...content, annotations: gone, decisions: decided }, { generator, exportedAt: time }) // prettier-ignore
    if (!written.ok) throw new Error(JSON.stringify(written.error))
    await writeFile(join(folder, 'm.sanad.json'), [...written.value].join(''))
    const { orphans } = JSON.parse((await sanad(folder, 'conflicts', 'm.sanad.json', '--json')).stdout) as { orphans: unknown[] } // prettier-ignore
    expect(orphans).toMatchObject([{ adjudicatorId: layla.id, reason: 'annotations-deleted', about: { quote: '1500 منزل' } }]) // prettier-ignore
    expect((await sanad(folder, 'conflicts', 'm.sanad.json')).stdout).toContain('is about nothing that is there any more: annotations-deleted: "1500 منزل"') // prettier-ignore
  })
})
