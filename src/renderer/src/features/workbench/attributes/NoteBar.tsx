/** The note of the focused annotation at the foot of the text: plain text in any direction, saved whenever it is left. */
import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annotation } from '@core/annotation/model'
import { setNote } from '@renderer/state/attributes'
import { showDeskBar } from '@renderer/state/deskBar'
import { beforeSettling } from '@renderer/state/sessions'
import { announce } from '@renderer/ui/announcer'
import { labelTitle } from '@renderer/state/scheme'
import { BarFrame } from './BarFrame'
import { type DeskBarProps, useAnnotationOfBar, useBarAskedFor } from './deskBars'

/** Shown while the desk's bar is that of the note and an annotation is focused. */
export function NoteBar(props: DeskBarProps) {
  const annotation = useAnnotationOfBar('note', props)
  return annotation === null ? null : <NoteForm key={annotation.id} annotation={annotation} {...props} />
}

function NoteForm({ annotation, ...bar }: DeskBarProps & { readonly annotation: Annotation }) {
  const { t } = useTranslation()
  const { session } = bar.context
  const { id, label, quote, note } = annotation
  const [text, setText] = useState(note)
  const field = useRef<HTMLTextAreaElement>(null)
  const latest = useRef(text)

  useLayoutEffect(() => {
    const save = () => {
      const before = session.index.get(id)?.note
      if (!setNote(session, id, latest.current) || session.index.get(id)?.note === before) return
      announce(t(latest.current.trim() === '' ? 'attributes.said.noteRemoved' : 'attributes.said.noteSaved'))
    }
    const stop = beforeSettling(() => {
      save()
      return Promise.resolve()
    })
    // Whatever takes the bar away, and before the effects that let the session go: the step must be in its history.
    return () => {
      stop()
      save()
    }
  }, [session, id, t])
  useLayoutEffect(() => {
    const { current } = field
    current?.focus({ preventScroll: true })
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  useBarAskedFor(bar, annotation, () => field.current?.focus())

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const done = event.code === 'Escape' || ((event.ctrlKey || event.metaKey) && event.code === 'Enter')
    if (!done || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    bar.onClose()
  }
  return (
    <BarFrame
      testId="note-bar"
      title={t('attributes.noteOf', { label: labelTitle(t, label) })}
      label={label}
      quote={quote}
      keys={[[['Esc'], t('attributes.save')]]}
      onClose={bar.onClose}
      onKeyDown={onKeyDown}
    >
      <textarea
        ref={field}
        className="input note-field"
        dir={text === '' ? undefined : 'auto'}
        rows={3}
        aria-label={t('attributes.note')}
        placeholder={t('attributes.notePlaceholder')}
        value={text}
        onChange={(event) => {
          latest.current = event.target.value
          setText(event.target.value)
        }}
        onBlur={(event) => {
          // Another window in front is not leaving; neither is this bar's own button.
          const inside = event.relatedTarget instanceof Element && event.relatedTarget.closest('.desk-bar') !== null
          if (document.hasFocus() && !inside) showDeskBar(null)
        }}
      />
    </BarFrame>
  )
}
