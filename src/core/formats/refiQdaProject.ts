/** The XML of a REFI-QDA project as plain data. Elements are known by their local names: versions of the namespace differ. */
import type { Element } from '@xmldom/xmldom'

export interface QdaCode {
  readonly name: string
  /** Of the code that it is a child of. */
  readonly parent: string | null
}

export interface QdaSelection {
  readonly guid: string
  readonly name: string
  readonly start: number
  readonly end: number
  readonly user: string
  readonly description: string
  readonly codings: readonly { readonly code: string; readonly user: string }[]
  readonly notes: readonly string[]
}

export interface QdaSource {
  readonly guid: string
  readonly name: string
  /** `internal://…`; empty if the text is within the XML or there is none. */
  readonly path: string
  readonly content: string | null
  readonly description: string
  readonly notes: readonly string[]
  readonly selections: readonly QdaSelection[]
  /** Values by the GUID of their variable. */
  readonly values: ReadonlyMap<string, string>
  /** Codings of the source as a whole. */
  readonly codings: number
}

export interface QdaNote {
  readonly guid: string
  readonly path: string
  readonly content: string | null
}

export interface QdaLink {
  readonly guid: string
  readonly name: string
  readonly from: string
  readonly to: string
}

export interface QdaProject {
  readonly origin: string
  /** Names and ids of users by GUID. */
  readonly users: ReadonlyMap<string, { readonly name: string; readonly id: string }>
  readonly codes: ReadonlyMap<string, QdaCode>
  /** Names of variables by GUID. */
  readonly variables: ReadonlyMap<string, string>
  readonly sources: readonly QdaSource[]
  readonly notes: readonly QdaNote[]
  readonly links: readonly QdaLink[]
  /** Elements with things of other kinds: `PictureSource`, `Case`, `Set` …, and how many of each. */
  readonly others: ReadonlyMap<string, number>
}

/** The project whose element this is; null if it is another. GUIDs are in small letters and without braces. */
export function projectOf(root: Element): QdaProject | null {
  if (root.localName !== 'Project') return null
  const users = childrenOf(childOf(root, 'Users'), 'User')
  const variables = childrenOf(childOf(root, 'Variables'), 'Variable')
  const sources = childOf(root, 'Sources')
  const others = new Map<string, number>()
  const ofOtherKinds = [
    ...childrenOf(sources).filter(({ localName }) => localName !== 'TextSource'),
    ...['Cases', 'Sets', 'Graphs'].flatMap((name) => childrenOf(childOf(root, name))),
  ]
  for (const { localName } of ofOtherKinds) others.set(localName ?? '', (others.get(localName ?? '') ?? 0) + 1)
  return {
    origin: attribute(root, 'origin'),
    users: new Map(users.map((user) => [guidOf(user), { name: attribute(user, 'name'), id: attribute(user, 'id') }])),
    codes: new Map(codesIn(childOf(childOf(root, 'CodeBook'), 'Codes'), null)),
    variables: new Map(variables.map((variable) => [guidOf(variable), attribute(variable, 'name')])),
    sources: childrenOf(sources, 'TextSource').map(sourceOf),
    notes: childrenOf(childOf(root, 'Notes'), 'Note').map((note) => ({
      guid: guidOf(note),
      path: attribute(note, 'plainTextPath'),
      content: childOf(note, 'PlainTextContent')?.textContent ?? null,
    })),
    links: childrenOf(childOf(root, 'Links'), 'Link').map((link) => ({
      guid: guidOf(link),
      name: attribute(link, 'name'),
      from: guidOf(link, 'originGUID'),
      to: guidOf(link, 'targetGUID'),
    })),
    others,
  }
}

function* codesIn(parent: Element | null, name: string | null): Generator<[string, QdaCode]> {
  for (const code of childrenOf(parent, 'Code')) {
    const own = attribute(code, 'name')
    yield [guidOf(code), { name: own, parent: name }]
    yield* codesIn(code, own)
  }
}

function sourceOf(source: Element): QdaSource {
  const values = childrenOf(source, 'VariableValue').map((value): [string, string] => {
    const said = childrenOf(value).find(({ localName }) => localName !== 'VariableRef')
    return [guidOf(childOf(value, 'VariableRef'), 'targetGUID'), said?.textContent ?? '']
  })
  return {
    guid: guidOf(source),
    name: attribute(source, 'name'),
    path: attribute(source, 'plainTextPath'),
    content: childOf(source, 'PlainTextContent')?.textContent ?? null,
    description: childOf(source, 'Description')?.textContent ?? '',
    notes: referencesOf(source, 'NoteRef'),
    selections: childrenOf(source, 'PlainTextSelection').map(selectionOf),
    values: new Map(values),
    codings: childrenOf(source, 'Coding').length,
  }
}

function selectionOf(selection: Element): QdaSelection {
  const user = guidOf(selection, 'creatingUser') || guidOf(selection, 'modifyingUser')
  return {
    guid: guidOf(selection),
    name: attribute(selection, 'name'),
    start: integer(attribute(selection, 'startPosition')),
    end: integer(attribute(selection, 'endPosition')),
    user,
    description: childOf(selection, 'Description')?.textContent ?? '',
    codings: childrenOf(selection, 'Coding').map((coding) => ({
      code: guidOf(childOf(coding, 'CodeRef'), 'targetGUID'),
      user: guidOf(coding, 'creatingUser') || user,
    })),
    notes: referencesOf(selection, 'NoteRef'),
  }
}

function referencesOf(element: Element, name: string): string[] {
  return childrenOf(element, name).map((reference) => guidOf(reference, 'targetGUID'))
}

function childrenOf(element: Element | null, name?: string): Element[] {
  if (element === null) return []
  const children: Element[] = []
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child) && (name === undefined || child.localName === name)) children.push(child)
  }
  return children
}

function isElement(node: { readonly nodeType: number }): node is Element {
  return node.nodeType === 1
}

function childOf(element: Element | null, name: string): Element | null {
  return childrenOf(element, name)[0] ?? null
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? ''
}

/** A GUID as it is compared; empty if there is none. */
function guidOf(element: Element | null, name = 'guid'): string {
  return element === null
    ? ''
    : attribute(element, name)
        .replace(/[{}\s]/g, '')
        .toLowerCase()
}

/** A whole number; `NaN`, which no text has as an offset, for anything else. */
function integer(text: string): number {
  return /^\s*-?\d+\s*$/.test(text) ? Number(text) : NaN
}
