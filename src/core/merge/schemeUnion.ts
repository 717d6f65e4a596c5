/** The scheme of a merged file: one for all files, whatever their order. */
import { schemeSchema, type Scheme } from '../annotation/scheme'
import { canonicalJson, compareText } from '../exchange/canonicalJson'
import { mergeSchemes } from './schemes'

/**
 * The schemes that were met. Which labels come first, and whose words stand, cannot be told from a merged scheme any more, so
 * that one names the schemes it was made of in the further member `mergedFrom`; reading it brings them back. That is why the
 * result does not depend on what was merged with what before.
 */
export class SchemeUnion {
  /** By canonical JSON. */
  readonly #schemes = new Map<string, Scheme>()

  /** Takes a scheme, or those that it was made of. Answers whether one of them is new. */
  add(scheme: Scheme): boolean {
    const before = this.#schemes.size
    for (const each of originalsOf(scheme)) this.#schemes.set(canonicalJson(each), each)
    return this.#schemes.size > before
  }

  /** How many different ones were met. */
  get size(): number {
    return this.#schemes.size
  }

  /** The only scheme; else that of the most labels (then of the least canonical JSON), with what the others have besides. */
  result(): Scheme | null {
    const schemes = [...this.#schemes]
      .sort(([a, one], [b, other]) => other.labels.length - one.labels.length || compareText(a, b))
      .map(([, scheme]) => scheme)
    const [first, ...others] = schemes
    if (first === undefined || others.length === 0) return first ?? null
    return { ...others.reduce(mergeSchemes, first), mergedFrom: schemes } as Scheme
  }
}

function originalsOf(scheme: Scheme): readonly Scheme[] {
  const parsed = 'mergedFrom' in scheme ? schemeSchema.array().min(2).safeParse(scheme.mergedFrom) : null
  return parsed?.success === true ? parsed.data.flatMap(originalsOf) : [scheme]
}
