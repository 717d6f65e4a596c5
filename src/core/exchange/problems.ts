/** What can be wrong with one record of an exchange file, and with the file as a whole. */

export const problemReasons = [
  /** A member is missing or has the wrong type or form. */
  'schema',
  'duplicate-id',
  /** The document's id is not the hash of its text. */
  'hash-differs',
  /** The text has CR newlines or lone surrogates, which no decoded text has. */
  'text-not-canonical',
  'document-missing',
  'annotator-missing',
  'label-unknown',
  'span-outside',
  /** It ends where it starts, or before. */
  'span-empty',
  /** A boundary lies inside a character as people see it. */
  'span-splits-character',
  /** The text at the span is not the quote. */
  'quote-differs',
  /** Only ever a warning. */
  'attribute-unknown',
  'attribute-not-a-choice',
  'attribute-wrong-type',
  /** A relation's end is not among the file's good annotations. */
  'end-missing',
  'end-deleted',
  /** A relation's end lies in another document or was made by another annotator. */
  'end-elsewhere',
  /** The labels of the two ends do not suit the type of the relation. */
  'end-label',
] as const
export type ProblemReason = (typeof problemReasons)[number]

export interface RecordProblem {
  /** Where in the file, from its top: `annotations[17].end`. Indexes count from 0. */
  readonly path: string
  readonly reason: ProblemReason
  /** The values concerned, in English, for lists and logs; offsets in it are UTF-16 code units. */
  readonly detail: string
}

/** Why a file as a whole cannot be read. */
export type ExchangeError =
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'not-json'; readonly detail: string }
  /** Not a JSON object, or one that does not call itself an exchange file. */
  | { readonly code: 'not-exchange' }
  /** Written by a later Sanad: `found` is the version that the reader would need to know. */
  | { readonly code: 'newer-version'; readonly found: number; readonly supported: number }
  | { readonly code: 'bad-version'; readonly found: string }
  /** The members around the records are missing or malformed. */
  | { readonly code: 'bad-envelope'; readonly problems: readonly RecordProblem[] }

/** The error in an English sentence that says what to do, for the command line and the log. */
export function describeExchangeError(error: ExchangeError): string {
  switch (error.code) {
    case 'too-large':
      return `The file is larger than the limit of ${error.limit} bytes; export it in parts.`
    case 'not-json':
      return `The file is not valid JSON (${error.detail}); ask for it again.`
    case 'not-exchange':
      return 'The file is not a Sanad exchange file.'
    case 'newer-version':
      return `The file is exchange format version ${error.found}; this Sanad reads up to version ${error.supported}. Update Sanad to open it.`
    case 'bad-version':
      return `The file names no valid format version (found ${error.found}).`
    case 'bad-envelope':
      return `The file is damaged around its records: ${error.problems.map((p) => `${p.path}: ${p.detail}`).join('; ')}`
  }
}
