/** UIMA's type system descriptor, `TypeSystem.xml`, without which references in XMI look like text. */
import type { Element } from '@xmldom/xmldom'
import { elementsIn, rootOf, xmlText } from '../xml'
import type { UimaType } from './cas'

export const typeSystemFile = 'TypeSystem.xml'

/** The descriptor's text. */
export function typeSystemXml(types: readonly UimaType[]): string {
  const lines = types.flatMap(({ name, superType, features }) => [
    '<typeDescription>',
    `<name>${xmlText(name)}</name><description/><supertypeName>${xmlText(superType)}</supertypeName>`,
    ...(features.size === 0 ? [] : ['<features>', ...[...features].map(featureXml), '</features>']),
    '</typeDescription>',
  ])
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
    '<types>',
    ...lines,
    '</types>',
    '</typeSystemDescription>\n',
  ].join('\n')
}

function featureXml([name, range]: readonly [string, string]): string {
  return `<featureDescription><name>${xmlText(name)}</name><description/><rangeTypeName>${xmlText(range)}</rangeTypeName></featureDescription>`
}

/** What the values of a feature are; `reference` also for lists and arrays. */
export type Range = 'text' | 'number' | 'flag' | 'reference'

/** A function that answers what a type's feature holds; null for one that the descriptor does not know. */
export type Ranges = (type: string, feature: string) => Range | null

/** Reads a descriptor; a string says why it cannot be read. */
export function readTypeSystem(xml: string): Ranges | string {
  const root = rootOf(xml)
  if (typeof root === 'string') return root
  const types = new Map<string, { superType: string; features: ReadonlyMap<string, string> }>()
  for (const description of Array.from(root.getElementsByTagNameNS('*', 'typeDescription'))) {
    const features = Array.from(description.getElementsByTagNameNS('*', 'featureDescription')).map(
      (feature) => [textIn(feature, 'name'), textIn(feature, 'rangeTypeName')] as const,
    )
    types.set(textIn(description, 'name'), {
      superType: textIn(description, 'supertypeName'),
      features: new Map(features),
    })
  }
  /** A type and those above it; a file can have them in a circle. */
  const lineage = (name: string): readonly string[] => {
    const names = new Set<string>()
    for (
      let next: string | undefined = name;
      next !== undefined && !names.has(next);
      next = types.get(next)?.superType
    ) {
      names.add(next)
    }
    return [...names]
  }
  return (type, feature) => {
    for (const name of lineage(type)) {
      const range = types.get(name)?.features.get(feature)
      if (range !== undefined) return lineage(range).includes('uima.cas.String') ? 'text' : rangeOf(range)
    }
    return null
  }
}

function rangeOf(range: string): Range {
  if (range === 'uima.cas.Boolean') return 'flag'
  return /^uima\.cas\.(?:Byte|Short|Integer|Long|Float|Double)$/.test(range) ? 'number' : 'reference'
}

function textIn(element: Element, name: string): string {
  return (
    elementsIn(element)
      .find(({ localName }) => localName === name)
      ?.textContent?.trim() ?? ''
  )
}
