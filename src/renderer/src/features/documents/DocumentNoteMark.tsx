import type { DocumentRow } from '@renderer/store/rows'
import { Icon } from '@renderer/ui/Icon'
import { useTranslation } from 'react-i18next'
import './documentNote.css'

/** A small drawing beside a document that has a note, whose words show when the pointer rests on it; nothing beside others. */
export function DocumentNoteMark({ row }: { readonly row: DocumentRow }) {
  const { t } = useTranslation()
  if (row.note === undefined || row.note === '') return null
  return (
    <span className="document-note-mark" title={row.note}>
      <Icon name="note" />
      <span className="hidden-visually">{t('reading.hasNote')}</span>
    </span>
  )
}
