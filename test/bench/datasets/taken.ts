/** What the processes of the benchmark of datasets say they took; times are seconds. */

export interface ExportTaken {
  /** `JSON.stringify` over the same records. */
  readonly json: number
  readonly writing: number
  /** Reading back and comparing. */
  readonly checking: number
  readonly annotations: number
  /** The most memory the process had in use at once (resident set). */
  readonly peakBytes: number
}

/** For one text, on average. */
export interface TextTaken {
  /** Finding out what is lost. */
  readonly carrying: number
  readonly writing: number
}
