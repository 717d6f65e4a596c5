/** What the processes of the benchmark of merging say they took. */

/** Seconds: by the clock, and of all threads of the process together. */
export interface Taken {
  readonly wall: number
  readonly cpu: number
}

/** Of a whole process. */
export interface Usage extends Taken {
  /** The most memory it had in use at once (resident set). */
  readonly peakBytes: number
}

export interface Baseline {
  /** `JSON.parse` and `JSON.stringify` by themselves. */
  readonly json: Taken
  /** The process that did nothing else, with reading, decoding, encoding and writing the files. */
  readonly all: Usage
}
