import type { WriteOptions } from '@core/formats/format'
import { inputFile } from '@core/formats/input'
import { uimaXmi } from '@core/formats/uima/uimaXmi'
import { describe, expect, it } from 'vitest'
import { complaintsOfXmllint, hasXmllint } from '../../../../crosscheck/xmllint'
import { exampleFiles, goldenFiles, hasExamples } from '../goldenFiles'
import { filesOf, readAll, recognises, structureOf, writeAll } from '../roundTrip'
import { canonical, sampleHead, samples } from '../standoffSamples'

const options: WriteOptions = { unit: 'utf16', tokens: 'split', text: true }

const root =
  '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">'

/** A file with these elements in the view of a text. */
function xmi(elements: string, members: string, text = 'قال&#10;واس'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${elements}
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${text}"/>
<cas:View sofa="1" members="${members}"/></xmi:XMI>`
}

const typeSystem = `<?xml version="1.0"?><typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
<featureDescription><name>count</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription>
<featureDescription><name>sure</name><rangeTypeName>uima.cas.Boolean</rangeTypeName></featureDescription></features></typeDescription>
<typeDescription><name>webanno.custom.Level</name><supertypeName>uima.cas.String</supertypeName></typeDescription>
<typeDescription><name>webanno.custom.Mention</name><supertypeName>webanno.custom.Base</supertypeName><features>
<featureDescription><name>level</name><rangeTypeName>webanno.custom.Level</rangeTypeName></featureDescription>
<featureDescription><name>role</name><rangeTypeName>uima.cas.FSArray</rangeTypeName></featureDescription></features></typeDescription>
</types></typeSystemDescription>`

async function read(xml: string, types: string | null = typeSystem) {
  const files = [inputFile('f/x.xmi', xml), ...(types === null ? [] : [inputFile('f/TypeSystem.xml', types)])]
  const result = await readAll(uimaXmi, files)
  return { ...result, outcomes: result.problems.map(({ path, place, reason }) => `${path} ${place}: ${reason}`) }
}

describe('uima-xmi', () => {
  it('writes the golden files and reads them', async () => {
    const items = samples.flatMap((item) => uimaXmi.carry(item, options).item ?? [])
    const written = writeAll(uimaXmi, sampleHead, options, items)
    expect(new Map([...written].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))).toEqual(
      goldenFiles('uima-xmi'),
    )
    const result = await readAll(uimaXmi, filesOf(uimaXmi, written))
    expect(result.problems).toEqual([])
    expect(result.items.map(structureOf)).toEqual(items.map(structureOf))
  })

  it.skipIf(!hasXmllint())('is XML to xmllint', () => {
    const files = [...goldenFiles('uima-xmi').values()]
    expect(files.map((xml) => complaintsOfXmllint(xml))).toEqual(files.map(() => ''))
  })

  it('replaces what XML forbids', () => {
    const item = {
      ...canonical,
      document: { ...canonical.document, text: `\u0007${canonical.document.text}`, title: '\uffff' },
    }
    const { item: carried, losses } = uimaXmi.carry({ ...item, spans: [], relations: [] }, options)
    expect(carried?.document).toMatchObject({ text: `\ufffd${canonical.document.text}`, title: '\ufffd' })
    expect(losses).toEqual([{ what: 'characters', count: 2 }])
  })

  it('is recognised by its root', async () => {
    expect(await recognises(uimaXmi, [inputFile('x.xmi', xmi('', ''))])).toBe(true)
    expect(await recognises(uimaXmi, [inputFile('x.xml', '<Project/>')])).toBe(false)
  })

  it('reads features as the type system has them, with those of supertypes', async () => {
    const { items, outcomes } = await read(
      xmi(
        '<custom:Mention xmi:id="2" sofa="1" begin="0" end="7" kind="claim" level="عال" count="07" sure="true" role="5 6"/>',
        '2',
      ),
    )
    expect(items[0]?.document.text).toBe('قال\nواس')
    expect(items[0]?.spans).toEqual([
      { id: '2', label: 'claim', start: 0, end: 7, attributes: { level: 'عال', count: 7, sure: true }, note: '' },
    ])
    expect(outcomes).toEqual(['f/x.xmi line 3: unsupported'])
  })

  it('reads without a type system, and says that it is missing', async () => {
    const { items, outcomes } = await read(
      xmi(
        '<custom:Mention xmi:id="2" sofa="1" begin="0" end="3" kind="claim"/><custom:Mention xmi:id="3" sofa="1" begin="4" end="7" kind="source"/><custom:Link xmi:id="4" sofa="1" begin="4" end="7" Governor="2" Dependent="3" kind="attributed_to"/>',
        '2 3 4',
      ),
      null,
    )
    expect(items[0]?.relations).toEqual([{ id: '4', type: 'attributed_to', from: '2', to: '3' }])
    expect(outcomes).toEqual(['f/x.xmi : missing-file'])
  })

  it('keeps characters that other readers take for newlines', async () => {
    const { items } = await read(
      xmi('<custom:Mention xmi:id="2" sofa="1" begin="0" end="5" kind="x"/>', '2', 'أ\u0085ب\u2028ج&#13;\n'),
    )
    expect(items[0]?.document.text).toBe('أ\u0085ب\u2028ج\r ')
  })

  it.each([
    ['a tag left open', xmi('<custom:Mention xmi:id="2">', '2'), 'f/x.xmi : not-xml'],
    ['an unquoted value', xmi('<custom:Mention xmi:id=2/>', '2'), 'f/x.xmi : not-xml'],
    ['an end cut off', xmi('', '').slice(0, -12), 'f/x.xmi : not-xml'],
    ['an unknown entity', xmi('', '', '&x;'), 'f/x.xmi : not-xml'],
    ['a document type', `<!DOCTYPE a [<!ENTITY x "y">]>${xmi('', '')}`, 'f/x.xmi : not-xml'],
    ['nothing', '', 'f/x.xmi : not-xml'],
    ['another root', '<a/>', 'f/x.xmi : wrong-shape'],
    ['no text', `${root}</xmi:XMI>`, 'f/x.xmi : wrong-shape'],
  ])('sets aside a file with %s', async (_, xml, outcome) => {
    const { items, outcomes } = await read(xml)
    expect(items).toEqual([])
    expect(outcomes).toEqual([outcome])
  })

  it('refuses annotations one by one', async () => {
    const { items, outcomes } = await read(
      xmi(
        [
          '<custom:Mention xmi:id="2" sofa="1" begin="0" end="3" kind="claim"/>',
          '<custom:Mention xmi:id="3" sofa="1" begin="0" end="8" kind="claim"/>',
          '<custom:Mention xmi:id="4" sofa="1" begin="x" end="3" kind="claim"/>',
          '<custom:Link xmi:id="5" sofa="1" begin="0" end="3" Governor="2" Dependent="3"/>',
          '<custom:Mention xmi:id="6" sofa="1" begin="0" end="3" kind="hidden"/>',
        ].join('\n'),
        '2 3 4 5',
      ),
    )
    expect(items[0]?.spans.map(({ id }) => id)).toEqual(['2'])
    expect(outcomes).toEqual([
      'f/x.xmi line 7: unsupported',
      'f/x.xmi line 4: outside-text',
      'f/x.xmi line 5: outside-text',
      'f/x.xmi line 6: dangling-relation',
    ])
  })

  it('reports files that are none of its own, or broken', async () => {
    const { problems } = await readAll(uimaXmi, [
      inputFile('a.txt', ''),
      inputFile('b.xmi', new Uint8Array([0xff])),
      inputFile('TypeSystem.xml', '<a>'),
    ])
    expect(problems.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'TypeSystem.xml not-xml',
      'a.txt unsupported',
      'b.xmi not-utf8',
    ])
  })

  it.skipIf(!hasExamples)('reads the example', async () => {
    const { items, problems } = await readAll(uimaXmi, exampleFiles('cas.xmi', 'TypeSystem.xml'))
    expect(problems).toEqual([])
    const { spans, relations } = structureOf(canonical)
    expect(items.map(structureOf)).toMatchObject([{ spans, relations }])
  })
})
