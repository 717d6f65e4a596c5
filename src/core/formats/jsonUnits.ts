import type { InputFile, ReadUnit } from './format'
import { readJsonRecords } from './jsonRecords'
import { UnitTally, type UnitChoice } from './unitChoice'

/**
 * Goes over a file's records once for the unit that they count in. Takes the units that are possible, the format's own
 * first, the one that the person gave, if any, and what adds the spans of a record to the tally.
 */
export async function unitOfRecords(
  file: InputFile,
  units: readonly ReadUnit[],
  given: ReadUnit | undefined,
  add: (tally: UnitTally, record: unknown) => void,
): Promise<UnitChoice> {
  const tally = new UnitTally(units)
  if (given === undefined) {
    for await (const record of readJsonRecords(file)) if (record.type === 'record') add(tally, record.value)
  }
  return tally.choose(given)
}
