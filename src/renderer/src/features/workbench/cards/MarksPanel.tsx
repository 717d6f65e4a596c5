/** The marks of the open document in reading order, in step with the text both ways. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Annotation } from '@core/annotation/model'
import { VirtualList } from '@renderer/ui/VirtualList'
import { LabelSwatch } from '@renderer/ui/LabelSwatch'
import { labelTitle } from './labelTitle'
import { goTo, type TextCommandContext, textCommands } from './textCommands'

export function MarksPanel({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { session, reader } = context
  const annotations = useStore(session.store, (s) => s.annotations)
  const focusedId = useStore(session.store, (s) => s.focusedId)
  const hoveredId = useStore(session.store, (s) => s.hoveredId)

  // A mark that is gone cannot be left by the pointer.
  useEffect(() => () => session.setHover(null), [session])

  const focus = (id: string) => {
    const annotation = session.index.get(id)
    if (annotation === undefined) return
    session.setFocus(id)
    goTo(reader, annotation)
  }
  const choose = (id: string) => {
    focus(id)
    reader.focus()
  }

  return (
    <section
      className="marks-panel"
      data-region="marks"
      aria-label={t('workbench.marks')}
      onKeyDown={(event) => {
        if (event.code === 'Delete') {
          textCommands(context).deleteMark?.()
          event.preventDefault()
        }
      }}
    >
      <header className="panel-header">
        <h2>{t('workbench.marks')}</h2>
        <span className="pill">{t('counts.annotations', { count: annotations.length })}</span>
      </header>
      {annotations.length === 0 ? (
        <p className="panel-empty">
          <strong>{t('workbench.noMarks')}</strong>
          {t('workbench.noMarksHelp')}
        </p>
      ) : (
        <VirtualList
          items={annotations}
          getKey={(a) => a.id}
          activeKey={focusedId}
          onMove={focus}
          onActivate={choose}
          onHover={(id) => session.setHover(id)}
          label={t('workbench.marksList')}
          estimateSize={76}
          data-testid="marks-list"
          itemProps={(a) => ({
            'data-annotation-id': a.id,
            'data-label': a.label,
            ...(a.id === hoveredId ? { 'data-hovered': 'true' } : {}),
          })}
          renderItem={(a) => <MarkEntry annotation={a} line={session.lines.lineAt(a.start) + 1} />}
        />
      )}
    </section>
  )
}

function MarkEntry({ annotation, line }: { readonly annotation: Annotation; readonly line: number }) {
  const { t } = useTranslation()
  return (
    <div className="mark-entry">
      <div className="mark-entry-head">
        <LabelSwatch label={annotation.label} />
        <span className="mark-entry-label">{labelTitle(t, annotation.label)}</span>
        <span className="mark-entry-line">{t('workbench.line', { line })}</span>
      </div>
      <q className="mark-entry-quote" dir="auto" lang="ar">
        {annotation.quote}
      </q>
    </div>
  )
}
