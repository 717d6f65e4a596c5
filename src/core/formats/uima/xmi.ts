/** The elements of an XMI file as feature structures. */
import type { Attr, Element } from '@xmldom/xmldom'
import { elementsIn, rootOf } from '../xml'
import { fromFeature, toFeature } from './mention'
import type { ReadCas, ReadStructure, ReadView } from './readCas'
import type { Range, Ranges } from './typeSystemXml'

const xmiNamespace = 'http://www.omg.org/XMI'

/** The XML namespace of a package of types. */
export function typeNamespace(packageName: string): string {
  return `http:///${packageName.replaceAll('.', '/')}.ecore`
}

/**
 * What a file holds; a string says why it is no XML, null that it is no XMI.
 * @param ranges of the type system that belongs to the file; null if there is none
 */
export function casFromXmi(xml: string, ranges: Ranges | null): ReadCas | string | null {
  const root = rootOf(xml)
  if (typeof root === 'string') return root
  if (root.namespaceURI !== xmiNamespace || root.localName !== 'XMI') return null
  const structures: ReadStructure[] = []
  const members = new Map<string, ReadonlySet<string>>()
  for (const element of elementsIn(root)) {
    const type = typeOf(element)
    if (type === 'uima.cas.NULL') continue
    if (type === 'uima.cas.View') {
      members.set(element.getAttribute('sofa') ?? '', new Set((element.getAttribute('members') ?? '').split(/\s+/)))
    } else structures.push(structureOf(element, type, ranges))
  }
  const views = structures.flatMap(({ id, type, features }): ReadView[] => {
    const view = members.get(id)
    return type === 'uima.cas.Sofa' && view !== undefined
      ? [{ name: String(features.get('sofaID') ?? ''), sofa: id, members: view }]
      : []
  })
  return { structures, views }
}

/** `http:///webanno/custom.ecore` and `Mention` are `webanno.custom.Mention`; types of no package have a namespace too. */
function typeOf(element: Element): string {
  const [, path = ''] = /^http:\/\/\/(.*)\.ecore$/.exec(element.namespaceURI ?? '') ?? []
  const name = element.localName ?? ''
  return path === 'uima/noNamespace' || path === '' ? name : `${path.replaceAll('/', '.')}.${name}`
}

function structureOf(element: Element, type: string, ranges: Ranges | null): ReadStructure {
  const features = new Map<string, string | number | boolean>()
  const references = new Map<string, string>()
  for (const { namespaceURI, localName, name, value } of Array.from<Attr>(element.attributes)) {
    if (namespaceURI !== null || name.startsWith('xmlns')) continue
    const range = rangeOf(type, localName ?? name, ranges)
    if (range === 'reference') references.set(name, value)
    else if (range === 'number') features.set(name, Number(value))
    else features.set(name, range === 'flag' ? value === 'true' : value)
  }
  // Lists of values are elements within the element, one for each value.
  for (const child of elementsIn(element)) references.set(child.localName ?? '', child.textContent ?? '')
  const [begin, end] = [features.get('begin'), features.get('end')]
  features.delete('begin')
  features.delete('end')
  return {
    id: element.getAttributeNS(xmiNamespace, 'id') ?? '',
    type,
    place: `line ${String(element.lineNumber ?? '?')}`,
    features,
    offsets: typeof begin === 'number' && typeof end === 'number' ? { start: begin, end } : null,
    references,
  }
}

/** What UIMA's own types hold, and the relations of every layer, is known without a type system. */
function rangeOf(type: string, feature: string, ranges: Ranges | null): Range {
  if (feature === 'begin' || feature === 'end') return 'number'
  if (feature === 'sofa' || feature === fromFeature || feature === toFeature) return 'reference'
  return type === 'uima.cas.Sofa' ? 'text' : (ranges?.(type, feature) ?? 'text')
}
