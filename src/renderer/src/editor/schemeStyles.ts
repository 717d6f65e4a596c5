/**
 * The style sheet of a scheme: for each colour that its labels have, what the classes of `paint.ts` draw in that colour; for
 * each label the passing paint of its highlights, and its colours as `--label` and `--label-wash` wherever an element has it
 * as `data-label`. What does not depend on the scheme is in `reader.css`.
 */
import { type LabelColour, type LabelLook, strangerLook } from '@core/annotation/scheme'
import { deepest, type LabelLooks, setLooks } from './paint'

const kinds = ['hover', 'focus', 'linked'] as const

/** How much of a label's colour lies over its words while it is pointed at, focused or linked with what is, in per cent. */
const tints: Readonly<Record<'wash' | 'line' | 'outline', Readonly<Record<(typeof kinds)[number], number>>>> = {
  wash: { hover: 12, focus: 24, linked: 12 },
  line: { hover: 16, focus: 26, linked: 14 },
  outline: { hover: 16, focus: 28, linked: 14 },
}

/** A constructed sheet passes the content security policy, which lets no style element in. */
let sheet: CSSStyleSheet | null = null

const readers = new Set<() => void>()

/** Has marks and highlights drawn by `looks` in this window, in place of what was applied before. */
export function applySchemeStyles(looks: LabelLooks): void {
  if (sheet === null) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  sheet.replaceSync(schemeStyles(looks))
  setLooks(looks)
  for (const repaint of readers) repaint()
}

/** Calls `repaint` whenever labels have come to look otherwise. Returns what ends it. */
export function onSchemeStyles(repaint: () => void): () => void {
  readers.add(repaint)
  return () => readers.delete(repaint)
}

/** The text of the style sheet. */
export function schemeStyles(looks: LabelLooks): string {
  const colours = new Set([...looks.values(), strangerLook].map(({ colour }) => colour))
  return [...[...colours].flatMap(colourRules), ...[...looks].flatMap(labelRules)].join('\n')
}

function colourRules(colour: LabelColour): string[] {
  const full = `var(--label-${colour})`
  const wash = `var(--label-${colour}-wash)`
  const plain = (paint: string) => `linear-gradient(${paint}, ${paint})`
  const dots = `repeating-linear-gradient(to right, ${full} 0 3px, transparent 3px 7px)`
  const slots = Array.from({ length: deepest }, (_, i) => i + 1)
  return [
    `.wash-${colour} { background-color: ${wash}; }`,
    `.wash-${colour}-2 { background-color: color-mix(in srgb, ${full} 16%, ${wash}); }`,
    `.wash-${colour}-3 { background-color: color-mix(in srgb, ${full} 30%, ${wash}); }`,
    // The first wash fills the segment; bands begin with the second.
    ...slots.slice(1).map((slot) => `.band-${slot}-${colour} { --band-${slot}: ${plain(wash)}; }`),
    ...slots.flatMap((slot) => {
      const width = `${slot * 1.5}px`
      return [
        `.edge-${slot}-${colour} { --edge-${slot}: ${plain(full)}; }`,
        ...['below', 'above'].flatMap((place) => [
          `.${place}-${slot}-${colour} { --${place}-${slot}: ${plain(full)}; }`,
          `.dotted-${place}-${slot}-${colour} { --${place}-${slot}: ${dots}; }`,
        ]),
        `.ring-${slot}-${colour} { --ring-${slot}: inset 0 ${width} 0 ${full}, inset 0 -${width} 0 ${full}; }`,
        `.start-${slot}-${colour} { --start-${slot}: inset calc(var(--inwards) * ${width}) 0 0 ${full}; }`,
        `.end-${slot}-${colour} { --end-${slot}: inset calc(var(--inwards) * -${width}) 0 0 ${full}; }`,
      ]
    }),
  ]
}

function labelRules([label, { colour, channel }]: readonly [label: string, look: LabelLook]): string[] {
  const tint = tints[channel === 'wash' || channel === 'outline' ? channel : 'line']
  const full = `var(--label-${colour})`
  const highlights = kinds.map((kind) => {
    const paint = `color-mix(in srgb, ${full} ${tint[kind]}%, transparent)`
    // As in reader.css: in texts alone.
    return `.reader-text ::highlight(sanad-${kind}-${cssName(label)}) { background-color: ${paint}; }`
  })
  const wash = `var(--label-${colour}-wash)`
  const name = cssName(label)
  return [
    ...highlights,
    `:is([data-label='${name}'], [data-chip-label='${name}']) { --label: ${full}; --label-wash: ${wash}; }`,
  ]
}

/** A label as part of a CSS name or string: exchange files may call labels anything. */
function cssName(label: string): string {
  return label.replace(/[^\w\u0080-\uffff-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)
}
