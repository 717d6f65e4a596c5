/** Which documents of a project the list shows, and in what order. */
import type { DocumentStatus } from '@core/annotation/model'
import type { DocumentRow } from '@renderer/store/rows'

export type DocumentSort = 'order' | 'title' | 'updated'

export interface DocumentListView {
  /** Contained in the titles shown, whatever the case and the vowel marks. */
  readonly query: string
  readonly sort: DocumentSort
  readonly status: DocumentStatus | 'all'
}

const collator = new Intl.Collator('ar', { numeric: true })

/** Compares by what a reader would call the same letters: no case, no harakat, no tatweel, one alef, one ya. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('ى', 'ي')
    .trim()
}

/** The rows to show, in order. `rows` come in the order of import, which is also what decides between equals. */
export function listedDocuments(rows: readonly DocumentRow[], view: DocumentListView): readonly DocumentRow[] {
  const query = fold(view.query)
  const shown =
    query === '' && view.status === 'all'
      ? rows
      : rows.filter((row) => (view.status === 'all' || row.status === view.status) && fold(row.title).includes(query))
  switch (view.sort) {
    case 'order':
      return shown
    case 'title':
      return shown.toSorted((a, b) => collator.compare(a.title, b.title))
    case 'updated':
      return shown.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0))
  }
}
