import { describe, expect, it } from 'vitest'
import { documentOf, floodText, hana, marketText, sami, tombstoneOf } from '../../core/exchange/sampleContent'
import { useTestStore } from '../store/testDatabase'
import { addAll, addContent, bytesOf, fileOf, markOf, nour, threeFiles, useTestMerge } from './analystFiles'

const test = useTestStore()
const merge = useTestMerge(test)

describe('the files of a merge', () => {
  it('says of an empty merge that nothing is there', async () => {
    expect(await merge.job.overview()).toEqual({
      mergeId: merge.mergeId,
      name: 'دمج آذار',
      files: [],
      people: [],
      documents: { total: 0, compared: 0, single: 0, unfinished: 0 },
      variants: [],
      policy: { accept: { kind: 'all' }, acceptSingle: false },
      blind: false,
      progress: { total: 0, open: 0, decided: 0, skipped: 0, accepted: 0, agreed: 0, outdated: 0 },
      canUndo: false,
      canRedo: false,
    })
  })

  it('unites files that come one by one, and says what each brought', async () => {
    const files = threeFiles()
    const first = await addContent(merge.job, files.hana, 'هناء.sanad.json')
    expect(first.files).toMatchObject([
      {
        fileName: 'هناء.sanad.json',
        source: 'file',
        documents: 2,
        documentsNew: 2,
        setAside: 0,
        nothingNew: false,
        people: [{ annotatorId: hana.id, firstFile: true, annotations: { added: 4 }, done: 2, documents: 2 }],
      },
    ])
    expect(first.documents).toEqual({ total: 2, compared: 0, single: 2, unfinished: 0 })
    expect(first.progress.total).toBe(0)

    const second = await addContent(merge.job, files.sami)
    expect(second.files[1]).toMatchObject({ documentsNew: 0, nothingNew: false })
    expect(second.documents).toMatchObject({ compared: 2, single: 0 })
    // The claim's boundaries and the figure's unit.
    expect(second.progress).toMatchObject({ total: 2, open: 2, agreed: 4 })

    const third = await addContent(merge.job, files.nour)
    expect(third.people).toEqual(
      [hana, sami, nour]
        .map(({ id, name }) => ({
          ...{ id, name, joined: [], done: 2, unfinished: 0 },
          annotations: id === nour.id ? 3 : 4,
          relations: id === nour.id ? 0 : 1,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    )
    expect((await merge.job.queue()).flatMap(({ kinds }) => kinds)).toEqual(['boundary', 'link', 'missing', 'figure'])
    expect((await merge.reopened()).overview).toEqual(await merge.job.overview())
  })

  it('takes a file twice, and a newer one of the same person', async () => {
    await addAll(merge)
    const again = await addContent(merge.job, threeFiles().hana)
    expect(again.files[3]).toMatchObject({ nothingNew: true, people: [{ firstFile: false }] })
    const before = await merge.job.queue()

    const file = threeFiles().hana
    const [source, claim, ...rest] = file.annotations
    if (source === undefined || claim === undefined) throw new Error('the file has them')
    const newer = {
      ...file,
      annotations: [
        source,
        { ...claim, note: 'للمراجعة', revision: 2 },
        ...rest.map((mark) =>
          mark.label === 'figure' && mark.documentId === claim.documentId ? tombstoneOf(mark) : mark,
        ),
        markOf(hana, 9, floodText, 'المتحدث', 'source'),
      ],
    }
    const { files } = await addContent(merge.job, newer)
    expect(files[4]?.people[0]?.annotations).toEqual({ added: 1, changed: 1, deleted: 1, unchanged: 2 })
    expect(await merge.job.queue()).not.toEqual(before)
    expect(await (await merge.reopened()).job.queue()).toEqual(await merge.job.queue())
  })

  it('sets bad records aside with their reasons, and takes the rest', async () => {
    const text = new TextDecoder().decode(bytesOf(threeFiles().hana)).replace('"quote":"12.5%"', '"quote":"13%"')
    await merge.job.beginFile()
    await merge.job.push(new TextEncoder().encode(text))
    const added = await merge.job.addFile('ه.sanad.json')
    expect(added).toMatchObject({
      ok: true,
      value: {
        files: [{ setAside: 1, problems: [{ reason: 'quote-differs' }], people: [{ annotations: { added: 3 } }] }],
      },
    })
  })

  it.each([
    ['is cut short', bytesOf(threeFiles().hana).slice(0, 500), 'not-json'],
    ['is no text', new Uint8Array([0x7b, 0xff]), 'not-utf8'],
    ['is of a newer version', new TextEncoder().encode('{"format":"sanad-exchange","version":99}'), 'newer-version'],
  ])('adds nothing of a file that %s, and takes the next one', async (_, bytes, code) => {
    await merge.job.beginFile()
    await merge.job.push(bytes)
    expect(await merge.job.addFile('x.json')).toMatchObject({ ok: false, error: { code } })
    expect((await merge.job.overview()).files).toEqual([])
    expect((await addContent(merge.job, threeFiles().hana)).files).toHaveLength(1)
  })

  it('adds nothing when it is cancelled', async () => {
    await merge.job.beginFile()
    await merge.job.push(bytesOf(threeFiles().hana))
    const adding = merge.job.addFile('ه.sanad.json')
    await merge.job.cancelAdding()
    await expect(adding).rejects.toThrow()
    expect((await merge.job.overview()).files).toEqual([])
    expect(await test.db.mergeParts.count()).toBe(0)
    expect(await test.db.texts.count()).toBe(0)
    expect((await addContent(merge.job, threeFiles().hana)).files).toHaveLength(1)
  })

  it('leaves nothing half done when the database fails at the very end', async () => {
    await addContent(merge.job, threeFiles().hana)
    const before = await merge.job.overview()
    const refuse = () => {
      throw new Error('the disk is full')
    }
    test.db.mergeFiles.hook('creating', refuse)
    await expect(addContent(merge.job, threeFiles().sami)).rejects.toThrow()
    test.db.mergeFiles.hook('creating').unsubscribe(refuse)
    expect(await merge.job.overview()).toEqual(before)
    expect((await merge.reopened()).overview).toEqual(before)
    expect((await addContent(merge.job, threeFiles().sami)).files).toHaveLength(2)
  })

  it('takes a file out again', async () => {
    await addContent(merge.job, threeFiles().hana)
    const before = await merge.job.overview()
    const more = fileOf(sami, [markOf(sami, 1, 'نصّ آخر تمامًا.', 'نصّ', 'source')], [], {
      documents: [documentOf('نصّ آخر تمامًا.', { status: 'done' })],
    })
    const { files } = await addContent(merge.job, more)
    expect(await test.db.texts.count()).toBe(3)
    const after = await merge.job.removeFile(files[1]?.id ?? '')
    expect(after).toEqual(before)
    expect(await test.db.texts.count()).toBe(2)
  })

  it('takes the project’s own marks, and later in place of them its newer ones', async () => {
    await test.store.documents.addDecoded(merge.projectId, [
      { ...documentOf(floodText), title: 'السيول' },
      { ...documentOf(marketText), title: 'الفائدة' },
    ])
    const [document] = await test.store.documents.list(merge.projectId)
    if (document === undefined) throw new Error('it was added')
    await test.db.annotators.add({ ...nour, createdAt: '2027-01-01T00:00:00.000Z', local: true })
    const claim = markOf(nour, 1, floodText, 'السيول', 'claim')
    const layer = (...marks: (typeof claim)[]) => ({
      documentId: document.id,
      annotatorId: nour.id,
      annotations: new Map(marks.map((mark) => [mark.id, mark])),
      relations: new Map(),
    })
    await test.store.layers.save(merge.projectId, layer(claim))
    await test.store.documents.setStatus(merge.projectId, document.id, 'done')
    await addContent(merge.job, threeFiles().hana)
    const first = await merge.job.addProject()
    expect(first.files[1]).toMatchObject({
      source: 'project',
      fileName: 'مشروع ليلى',
      people: [{ name: 'نور', done: 1 }],
    })

    await test.store.layers.save(merge.projectId, layer(claim, markOf(nour, 2, floodText, 'المتحدث', 'source')))
    const second = await merge.job.addProject()
    expect(second.files.map(({ source }) => source)).toEqual(['file', 'project'])
    expect(second.files[1]?.people[0]?.annotations).toMatchObject({ added: 1, unchanged: 1 })
    expect(second.people.find(({ id }) => id === nour.id)?.annotations).toBe(2)
    expect((await merge.reopened()).overview).toEqual(second)
  })
})

describe('the people of a merge', () => {
  it('lets two ids be one person, and two persons again', async () => {
    await addAll(merge)
    const before = await merge.job.overview()
    const joined = await merge.job.join(nour.id, hana.id)
    expect(joined.people.map(({ id }) => id).sort()).toEqual([hana.id, sami.id])
    expect(joined.people.find(({ id }) => id === hana.id)?.joined).toMatchObject([{ id: nour.id, name: 'نور' }])
    expect((await merge.reopened()).overview).toEqual(joined)
    const apart = await merge.job.separate(nour.id)
    expect(apart).toEqual(before)
    expect((await merge.reopened()).overview).toEqual(before)
  })

  it('keeps policy and blindness', async () => {
    await addAll(merge)
    const voted = await merge.job.setPolicy({ accept: { kind: 'vote', atLeast: 2 }, acceptSingle: true })
    expect(voted.progress.accepted).toBeGreaterThan(0)
    const blind = await merge.job.setBlind(true)
    expect((await merge.reopened()).overview).toEqual(blind)
    expect(blind).toMatchObject({ blind: true, policy: { acceptSingle: true } })
  })
})

describe('a changed text', () => {
  const changed = floodText.replace('أغرقت', 'قد أغرقت').replace('في الوادي', 'في وادي النيل كلّه')
  const variant = () =>
    fileOf(
      nour,
      [markOf(nour, 1, changed, 'وزارة الريّ', 'source'), markOf(nour, 2, changed, 'وادي النيل كلّه', 'source')],
      [],
      { documents: [documentOf(changed, { status: 'done', title: 'السيول' })] },
    )
  const ids = [documentOf(changed).id, documentOf(floodText).id] as const

  it('stands apart with what is different, until its marks are carried over', async () => {
    await addContent(merge.job, threeFiles().hana)
    await addContent(merge.job, threeFiles().sami)
    const before = await addContent(merge.job, variant())
    expect(before.variants).toMatchObject([
      { documentId: ids[0], annotatorIds: [nour.id], like: { documentId: ids[1] }, carried: null },
    ])
    expect(before.documents).toMatchObject({ total: 3, compared: 2, single: 1 })

    const preview = await merge.job.previewCarry(...ids)
    expect(preview.placements.map(({ outcome }) => outcome)).toEqual(['same-words', 'orphan'])

    const carried = await merge.job.carry(...ids)
    expect(carried.variants).toMatchObject([
      { documentId: ids[0], carried: { placed: 1, orphans: [{ outcome: 'orphan' }], changedSince: 0 } },
    ])
    expect(carried.documents).toMatchObject({ total: 2, compared: 2, single: 0 })
    expect(carried.people.find(({ id }) => id === nour.id)).toMatchObject({ annotations: 1, done: 1 })
    expect((await merge.reopened()).overview).toEqual(carried)

    const newer = variant()
    const later = await addContent(merge.job, {
      ...newer,
      annotations: [...newer.annotations, markOf(nour, 3, changed, 'المتحدث', 'source')],
    })
    expect(later.variants[0]?.carried?.changedSince).toBe(1)
    expect((await merge.job.carry(...ids)).variants[0]?.carried).toMatchObject({ placed: 2, changedSince: 0 })

    const back = await merge.job.takeBackCarry(ids[0])
    expect(back.variants[0]?.carried).toBe(null)
    expect(back.documents).toEqual(before.documents)
    expect(await test.db.mergeCarries.count()).toBe(0)
  })
})
