/** Texts as a cell of a workbook can hold them. */
import { graphemeFloor } from '../text/graphemes'

/** What Excel allows in a cell, in UTF-16 code units ("Excel specifications and limits"). */
const longest = 32_767
const ellipsis = '…'

/**
 * A text for a cell. A longer one than Excel takes is cut between graphemes and ends in …. What XML cannot hold is written as
 * `_xHHHH_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring), and so is the `_` of a text that reads like that; hucre does the rest.
 */
export function cellText(text: string): string {
  return withinCell(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, escaped)
}

/** The text that a cell made of a text reads as. */
export function withinCell(text: string): string {
  return text.length <= longest ? text : text.slice(0, graphemeFloor(text, longest - ellipsis.length)) + ellipsis
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
