/** The grammar of brat's `.ann` files. Source: nlplab/brat:server/src/annotation.py */

interface Place {
  /** Counted from 1. */
  readonly line: number
}

/** `T2	Claim 26 47	…`; several fragments if it is in pieces. */
export interface TextBound extends Place {
  readonly kind: 'span'
  readonly id: string
  readonly type: string
  /** In the file's unit, in its order; at least one. */
  readonly fragments: readonly { readonly start: number; readonly end: number }[]
  /** The text as the file has it, fragments joined by a space; null if it does not say. */
  readonly covered: string | null
}

/** `R1	type Arg1:T1 Arg2:T2`; of an event, for each argument but the trigger: from the event to it, by its role. */
interface Arc extends Place {
  readonly kind: 'relation'
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
}

/** `E1	type:T1 …`: another name for its trigger. */
interface Event extends Place {
  readonly kind: 'event'
  readonly id: string
  readonly trigger: string
}

/** `A1	type T1 value`, or `M1	type T1`; the value is null if there is none. */
interface AttributeLine extends Place {
  readonly kind: 'attribute'
  readonly id: string
  readonly target: string
  readonly type: string
  readonly value: string | null
}

/** `#1	AnnotatorNotes T1	…` */
interface NoteLine extends Place {
  readonly kind: 'note'
  readonly id: string
  readonly target: string
  readonly text: string
}

/** A line that is set aside. */
interface OtherLine extends Place {
  readonly kind: 'other'
  readonly reason: 'wrong-shape' | 'unsupported'
  readonly detail: string
}

export type AnnLine = TextBound | Arc | Event | AttributeLine | NoteLine | OtherLine

/** What the lines of a file say, in their order. */
export function parseAnn(text: string): readonly AnnLine[] {
  return text.split('\n').flatMap((raw, at) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    return line.trim() === '' ? [] : parseLine(line, at + 1)
  })
}

function parseLine(text: string, line: number): readonly AnnLine[] {
  const [id = '', data = '', ...rest] = text.split('\t')
  const tail = rest.length === 0 ? null : rest.join('\t')
  const wrong: OtherLine = { kind: 'other', line, reason: 'wrong-shape', detail: `${id} is no line of standoff` }
  if (!/^(?:[TREAMN]|#[A-Za-z]*)\d+/.test(id) && id !== '*') return [wrong]
  switch (id.charAt(0)) {
    case 'T':
      return [textBound(id, data, tail, line) ?? wrong]
    case 'R': {
      const [, type, from, to] = /^(\S+) \S+?:(\S+) \S+?:(\S+)\s*$/.exec(data) ?? []
      return type === undefined || from === undefined || to === undefined
        ? [wrong]
        : [{ kind: 'relation', line, id, type, from, to }]
    }
    case 'E':
      return eventLines(id, data, line) ?? [wrong]
    case 'A':
    case 'M': {
      const [, type, target, value] = /^(\S+) (\S+)(?: (.+))?$/.exec(data.trimEnd()) ?? []
      if (type === undefined || target === undefined) return [wrong]
      return [{ kind: 'attribute', line, id, target, type, value: value ?? null }]
    }
    case '#': {
      const [, type, target] = /^(\S+) (\S+)\s*$/.exec(data) ?? []
      if (type === undefined || target === undefined) return [wrong]
      if (type !== 'AnnotatorNotes')
        return [{ ...wrong, reason: 'unsupported', detail: `${id} is a comment of kind ${type}` }]
      return [{ kind: 'note', line, id, target, text: tail ?? '' }]
    }
    case '*': {
      const [type, ...members] = data.trim().split(/\s+/)
      if (type === undefined || members.length < 2) return [wrong]
      return members
        .slice(1)
        .map((to, at) => ({ kind: 'relation', line, id: `*${line}-${at}`, type, from: members[at] ?? '', to }))
    }
    default:
      return [{ ...wrong, reason: 'unsupported', detail: `${id} links to a knowledge base` }]
  }
}

function textBound(id: string, data: string, covered: string | null, line: number): TextBound | null {
  const [, type, places] = /^(\S+) (.+?)\s*$/.exec(data) ?? []
  if (type === undefined || places === undefined) return null
  const fragments = places.split(';').map((place) => {
    const [, start, end] = /^(\d+) (\d+)$/.exec(place) ?? []
    return { start: Number(start ?? NaN), end: Number(end ?? NaN) }
  })
  if (fragments.some(({ start, end }) => !Number.isSafeInteger(start) || !Number.isSafeInteger(end))) return null
  return { kind: 'span', line, id, type, fragments, covered: covered === '' ? null : covered }
}

/** An event is its trigger, and a relation from there to each of its arguments, by their roles without their numbers. */
function eventLines(id: string, data: string, line: number): readonly (Event | Arc)[] | null {
  const [head = '', ...args] = data.trim().split(/\s+/)
  const [, trigger] = /^[^\s:]+:([^\s:]+)$/.exec(head) ?? []
  if (trigger === undefined) return null
  const arcs = args.map((arg, at): Arc | null => {
    const [, role, to] = /^(.+?)\d*:(\S+)$/.exec(arg) ?? []
    return role === undefined || to === undefined
      ? null
      : { kind: 'relation', line, id: `${id}-${at}`, type: role, from: id, to }
  })
  const all: (Event | Arc)[] = [{ kind: 'event', line, id, trigger }]
  for (const arc of arcs) {
    if (arc === null) return null
    all.push(arc)
  }
  return all
}
