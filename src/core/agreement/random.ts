/**
 * Numbers that look random and are the same for the same seed on every machine: a result that rests on chance can be
 * repeated from its seed.
 *
 * The generator is sfc32 of Chris Doty-Humphrey (PractRand, `RNG/sfc.h`): 128 bits of state with a counter, which pass
 * PractRand and TestU01 BigCrush. Its state is filled by SplitMix32, the 32-bit variant with MurmurHash3's finalizer of the
 * generator of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014); the first numbers, in
 * which the parts of the state have not yet mixed, are thrown away.
 */

/** Takes a seed (its lowest 32 bits count) and returns a function that gives the next number of [0, 1), in steps of 2⁻³². */
export function randomFrom(seed: number): () => number {
  const next = splitMix32(seed)
  let [a, b, c] = [next(), next(), next()]
  let counter = 1
  const draw = () => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return (result >>> 0) / 0x1_0000_0000
  }
  for (let i = 0; i < 12; i++) draw()
  return draw
}

function splitMix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) | 0
  }
}
