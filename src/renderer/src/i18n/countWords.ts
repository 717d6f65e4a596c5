/** What a file holds, in words. */
import type { TFunction } from 'i18next'

/** Documents, annotations and relations, each as a text of its own. */
export function exportCounts(
  t: TFunction,
  counts: { readonly documents: number; readonly annotations: number; readonly relations: number },
): readonly string[] {
  return [
    t('counts.documents', { count: counts.documents }),
    t('counts.annotations', { count: counts.annotations }),
    t('counts.relations', { count: counts.relations }),
  ]
}
