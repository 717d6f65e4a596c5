import { foldText } from '@core/text/folding'

/** The number that somebody wrote, in digits of any Arabic or Latin family; null when it is none. */
export function lineNumberOf(written: string): number | null {
  const digits = foldText(written, { taMarbuta: false }).folded.replace(/[\s,]/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}
