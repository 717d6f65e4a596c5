/** One item as brat standoff. Source of the grammar: nlplab/brat:server/src/annotation.py */
import { compareText } from '../../exchange/canonicalJson'
import type { AttributeValue } from '../../annotation/model'
import type { DatasetItem, DatasetSpan } from '../../datasets/item'
import { attributeToText } from '../attributeText'
import type { OffsetUnit } from '../format'
import { offsetWriter } from '../offsets'
import { fragmentsOf, noteToLine, valueToField } from './lines'
import { typeOf } from './names'

/** The text of an `.ann` file: spans, relations, attributes, notes, each with numbers of their own. */
export function annFile({ document, spans, relations }: DatasetItem, unit: OffsetUnit): string {
  const { text } = document
  const convert = offsetWriter(text, unit)
  const ids = new Map(spans.map(({ id }, at) => [id, `T${at + 1}`]))
  const idOf = (span: string) => ids.get(span) ?? ''
  const attributes = spans.flatMap(({ id, attributes: all }) =>
    Object.entries(all)
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, value]) => `${typeOf(name)} ${idOf(id)}${valueField(value)}`),
  )
  const notes = spans.filter(({ note }) => note !== '')
  const lines = [
    ...spans.map((span) => {
      const fragments = fragmentsOf(text, span) ?? [span]
      const offsets = fragments.map((fragment) => convert(fragment, text.slice(fragment.start, fragment.end)))
      const quotes = fragments.map(({ start, end }) => text.slice(start, end))
      const places = offsets.map(({ start, end }) => `${start} ${end}`)
      return `${idOf(span.id)}\t${typeOf(span.label)} ${places.join(';')}\t${quotes.join(' ')}`
    }),
    ...relations.map(({ type, from, to }, at) => `R${at + 1}\t${typeOf(type)} Arg1:${idOf(from)} Arg2:${idOf(to)}`),
    ...attributes.map((attribute, at) => `A${at + 1}\t${attribute}`),
    ...notes.map(({ id, note }, at) => `#${at + 1}\tAnnotatorNotes ${idOf(id)}\t${noteToLine(note)}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** A flag that is set is an attribute without a value, as brat has it. */
function valueField(value: AttributeValue): string {
  return value === true ? '' : ` ${valueToField(attributeToText(value))}`
}

/** Whether brat has a way to write a span. */
export function isWritable(text: string, span: DatasetSpan): boolean {
  return fragmentsOf(text, span) !== null
}
