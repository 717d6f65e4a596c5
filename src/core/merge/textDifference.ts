/** How two texts that ought to be the same differ. Offsets are UTF-16 code units. */
import { contextOf } from '../text/context'
import { graphemeFloor } from '../text/graphemes'
import { alignTexts, type Stretch } from './textAlignment'
import { causesBetween, plainForm, type Cause } from './textCauses'

export type DifferenceReason = Cause | 'edited'

/** A stretch of one text that stands in place of a stretch of the other; one of the two may be empty. */
export interface TextChange {
  /** `text` is cut after 400 code units, so it may be shorter than the stretch. */
  readonly from: { readonly start: number; readonly end: number; readonly text: string }
  readonly to: { readonly start: number; readonly end: number; readonly text: string }
  /** A few words of what both have before and after it. */
  readonly before: string
  readonly after: string
}

export interface TextDifference {
  /** Without `edited`, the texts are the same but for what is named. */
  readonly reasons: readonly DifferenceReason[]
  /** The first of the changes, in order; `more` says how many there are beyond. */
  readonly changes: readonly TextChange[]
  readonly more: number
}

const CHANGES = 20
const LONGEST = 400

/**
 * Compares two texts. A reason other than `edited` was found by undoing it: the reasons named are as few as make the texts
 * the same when undone, and none of them can be left out. If no such reasons make them the same, the texts were `edited`;
 * the others are then named for the stretches that both have, and only edited stretches are among the changes.
 *
 * The work is bounded (see `alignTexts`): where long texts differ too much, a change is one long stretch.
 * @returns no reasons when the texts are identical
 */
export function differenceOf(a: string, b: string): TextDifference {
  if (a === b) return { reasons: [], changes: [], more: 0 }
  const stretches = alignTexts(a, b)
  const causes = causesBetween(a, b)
  const differing = stretches.filter((stretch) => (causes === null ? isEdited(stretch, a, b) : stretch.kind !== 'same'))
  return {
    reasons: causes ?? [...causesOfCommon(stretches, a, b), 'edited'],
    changes: differing.slice(0, CHANGES).map((stretch) => changeOf(stretch, a, b)),
    more: Math.max(0, differing.length - CHANGES),
  }
}

function isEdited({ kind, from, to }: Stretch, a: string, b: string): boolean {
  if (kind !== 'changed') return false
  // Spaces at the end of both texts are no edit; elsewhere the bar keeps them from counting as such.
  const behind = from.end === a.length && to.end === b.length ? '' : '|'
  return plainForm(a.slice(from.start, from.end) + behind) !== plainForm(b.slice(to.start, to.end) + behind)
}

/** The reasons for which what both texts have is not written the same. */
function causesOfCommon(stretches: readonly Stretch[], a: string, b: string): readonly DifferenceReason[] {
  const common = stretches.filter((stretch) => !isEdited(stretch, a, b))
  const inA = common.map(({ from }) => a.slice(from.start, from.end)).join('')
  const inB = common.map(({ to }) => b.slice(to.start, to.end)).join('')
  return causesBetween(inA, inB) ?? []
}

function changeOf({ from, to }: Stretch, a: string, b: string): TextChange {
  const { prefix, suffix } = contextOf(a, from.start, from.end)
  return {
    from: { ...from, text: beginningOf(a, from.start, from.end) },
    to: { ...to, text: beginningOf(b, to.start, to.end) },
    // Words that the context cuts are left out.
    before: prefix.length < from.start ? prefix.replace(/^\S+\s/u, '') : prefix,
    after: from.end + suffix.length < a.length ? suffix.replace(/\s\S+$/u, '') : suffix,
  }
}

function beginningOf(text: string, start: number, end: number): string {
  return text.slice(start, end - start > LONGEST ? graphemeFloor(text, start + LONGEST) : end)
}
