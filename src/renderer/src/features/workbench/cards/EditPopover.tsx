/** Editing where it stands: the values of an attribute, or the note, in a popover at the piece of the card. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, Menu, MenuItem, Popover, TextArea, TextField } from 'react-aria-components'
import type { Annotation } from '@core/annotation/model'
import type { SchemeAttribute } from '@core/annotation/scheme'
import { setAttribute, setNote } from '@renderer/state/attributes'
import type { DocumentSession } from '@renderer/state/documentSession'
import { usePreferences } from '@renderer/state/preferences'
import { announce } from '@renderer/ui/announcer'
import { Icon } from '@renderer/ui/Icon'
import { attributeTitle, valueTitle } from '@renderer/i18n/attributeTitles'

export interface EditInPlace {
  /** Annotation id. */
  readonly id: string
  readonly what: { readonly kind: 'note' } | { readonly kind: 'attribute'; readonly attribute: SchemeAttribute }
  /** The piece of the card that is edited. */
  readonly anchor: HTMLElement
}

export interface EditPopoverProps {
  readonly session: DocumentSession
  readonly edit: EditInPlace
  readonly onClose: () => void
}

export function EditPopover({ session, edit, onClose }: EditPopoverProps) {
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const anchor = useRef<Element>(edit.anchor)
  const annotation = session.index.get(edit.id)
  if (annotation === undefined) return null
  return (
    <Popover
      className={edit.what.kind === 'note' ? 'popover card-note-popover' : 'popover'}
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={onClose}
      {...(edit.what.kind === 'attribute' && { 'aria-label': attributeTitle(t, edit.what.attribute, language) })}
    >
      {edit.what.kind === 'note' ? (
        <NoteField session={session} annotation={annotation} onDone={onClose} />
      ) : (
        <ValueMenu session={session} annotation={annotation} attribute={edit.what.attribute} onDone={onClose} />
      )}
    </Popover>
  )
}

interface FieldProps {
  readonly session: DocumentSession
  readonly annotation: Annotation
  readonly onDone: () => void
}

/** What stands for "no value" in the menu; no scheme's value is empty. */
const none = ''

function ValueMenu({ session, annotation, attribute, onDone }: FieldProps & { readonly attribute: SchemeAttribute }) {
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const now = annotation.attributes[attribute.name] ?? none
  const entries = [
    ...(attribute.values ?? []).map((value) => ({ value, title: valueTitle(t, attribute, value, language) })),
    { value: none, title: t('cards.unsetSpoken') },
  ]
  return (
    <Menu
      className="menu"
      autoFocus="first"
      aria-label={attributeTitle(t, attribute, language)}
      selectionMode="single"
      selectedKeys={[String(now)]}
      onAction={(key) => {
        setAttribute(session, annotation.id, attribute.name, key === none ? null : String(key))
        const value = entries.find((entry) => entry.value === key)?.title ?? ''
        announce(t('cards.attribute', { title: attributeTitle(t, attribute, language), value }))
        onDone()
      }}
    >
      {entries.map(({ value, title }) => (
        <MenuItem key={value} id={value} textValue={title} className="menu-item">
          <span className={value === none ? 'menu-item-text muted' : 'menu-item-text'} dir="auto">
            {title}
          </span>
          <span className="menu-check">
            <Icon name="check" />
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}

/** The note is kept however the field goes: by its keys, by a click elsewhere, or with the document. */
function NoteField({ session, annotation, onDone }: FieldProps) {
  const { t } = useTranslation()
  const [note, setWords] = useState(annotation.note)
  const keep = useRef<() => void>(() => undefined)
  useEffect(() => {
    keep.current = () => {
      if (note !== session.index.get(annotation.id)?.note) setNote(session, annotation.id, note)
    }
  })
  useEffect(() => () => keep.current(), [])
  return (
    <Dialog className="card-note-dialog" aria-label={t('cards.editNote')}>
      <TextField
        aria-label={t('cards.editNote')}
        value={note}
        onChange={setWords}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onDone()
          else event.continuePropagation()
        }}
      >
        <TextArea className="input card-note-field" dir="auto" rows={3} spellCheck={false} />
      </TextField>
    </Dialog>
  )
}
