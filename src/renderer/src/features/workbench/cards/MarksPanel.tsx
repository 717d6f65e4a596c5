/** The annotations of the open document as cards in reading order, in step with the text both ways. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Annotation } from '@core/annotation/model'
import { invokeCommand } from '@renderer/commands/handlers'
import { runCommand } from '@renderer/commands/keymap'
import { type CardFilter, noFilter, passesFilter, setCardFilter, useCards } from '@renderer/state/cards'
import { stopLinking } from '@renderer/state/linking'
import { announce } from '@renderer/ui/announcer'
import { Button } from '@renderer/ui/Button'
import { VirtualList } from '@renderer/ui/VirtualList'
import { handleLinkKey } from '../text/linkCommands'
import type { TextCommandContext } from '../text/commandContext'
import { Card } from './Card'
import {
  type CardCommand,
  isCardCommand,
  chooseAnnotation,
  codeOf,
  deleteAnnotation,
  focusAnnotation,
  runOn,
  showAnnotation,
  unlink,
} from './cardActions'
import { linkOfPart } from './Chip'
import { type EditInPlace, EditPopover } from './EditPopover'
import { PanelHead } from './PanelHead'
import { partsOf } from './Part'
import './cards.css'

/** A piece of a card that the keyboard is at. */
interface PartPlace {
  readonly cardId: string
  readonly name: string
}

export function MarksPanel({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { session } = context
  const annotations = useStore(session.store, (s) => s.annotations)

  // A mark that is gone cannot be left by the pointer.
  useEffect(() => () => session.setHover(null), [session])

  return (
    <section className="marks-panel" data-region="marks" aria-label={t('workbench.marks')}>
      {annotations.length === 0 ? (
        <>
          <PanelHead context={context} filter={noFilter} labels={[]} />
          <p className="panel-empty">
            <strong>{t('workbench.noMarks')}</strong>
            {t('workbench.noMarksHelp')}
          </p>
        </>
      ) : (
        <Cards context={context} />
      )}
    </section>
  )
}

function Cards({ context }: { readonly context: TextCommandContext }) {
  const { t } = useTranslation()
  const { session, reader, scheme } = context
  const annotations = useStore(session.store, (s) => s.annotations)
  const links = useStore(session.store, (s) => s.links)
  const focusedId = useStore(session.store, (s) => s.focusedId)
  const hoveredId = useStore(session.store, (s) => s.hoveredId)
  const { folded, exceptions } = useCards()
  const [part, setPart] = useState<PartPlace | null>(null)
  const [edit, setEdit] = useState<EditInPlace | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const labels = useMemo(
    () => [...new Set([...scheme.labels.map(({ name }) => name), ...annotations.map(({ label }) => label)])],
    [scheme, annotations],
  )
  const filter = useFilter(labels)
  const shown = useMemo(
    () => annotations.filter((annotation) => passesFilter(annotation, links, filter)),
    [annotations, links, filter],
  )
  const hidden = focusedId !== null && !shown.some(({ id }) => id === focusedId)

  const choose = (id: string) => {
    if (codeOf(context, id) === undefined) stopLinking()
    chooseAnnotation(context, id)
    reader.focus()
  }
  const listbox = () => list.current?.querySelector<HTMLElement>('[role="listbox"]') ?? null
  const neighbourOf = (id: string) => {
    const at = shown.findIndex((annotation) => annotation.id === id)
    return (shown[at + 1] ?? shown[at - 1])?.id ?? null
  }

  /** Takes the caret to an annotation, so that what is done to it leaves it focused, and the keyboard back to the list. */
  const stayWith = (id: string) => {
    focusAnnotation(context, id)
    listbox()?.focus()
  }

  /** Goes to the next or previous piece of a card, and reads it out. */
  const walkParts = (option: Element, id: string, step: 1 | -1) => {
    const parts = partsOf(option)
    const from = part?.cardId === id ? parts.findIndex((element) => element.dataset['part'] === part.name) : -1
    const to = parts[from < 0 ? (step > 0 ? 0 : parts.length - 1) : from + step]
    const name = to?.dataset['part']
    if (to === undefined || name === undefined) return
    setPart({ cardId: id, name })
    const spoken = to.dataset['spoken'] ?? ''
    announce(linkOfPart(name) === null ? spoken : t('cards.linkSpoken', { chip: spoken }))
  }
  /** A key while the keyboard is at a piece: answers whether it was used up. */
  const partKey = (code: string, option: Element, at: PartPlace): boolean => {
    const parts = partsOf(option)
    const index = parts.findIndex((element) => element.dataset['part'] === at.name)
    switch (code) {
      case 'Enter':
      case 'NumpadEnter':
      case 'Space':
        stayWith(at.cardId)
        setPart(at)
        parts[index]?.click()
        return index >= 0
      case 'Delete': {
        const link = linkOfPart(at.name)
        if (link !== null) unlink(context, ...link)
        // The next Delete must not be about more than this one was: it finds the neighbour of what is gone.
        const name = (parts[index + 1] ?? parts[index - 1])?.dataset['part']
        if (link !== null) setPart(name === undefined ? null : { ...at, name })
        return index >= 0
      }
      case 'Escape':
        setPart(null)
        return true
      default:
        return false
    }
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (handleLinkKey(context, event.nativeEvent)) return true
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (plain && event.code === 'Escape' && part === null) {
      reader.focus()
      return true
    }
    const option = optionAtKeyboard(listbox())
    const id = option?.dataset['annotationId']
    if (plain && option !== null && id !== undefined) {
      const step = stepOf(event.key)
      if (step !== null) {
        walkParts(option, id, step)
        return true
      }
      if (part?.cardId === id && partKey(event.code, option, part)) return true
    }
    return runCommand(event.nativeEvent, 'text', (command) => isCardCommand(command) && act(id, command))
  }
  /** Does a command for the annotation at the keyboard, which stays in the list wherever the caret goes. */
  const act = (id: string | undefined, command: CardCommand): true => {
    if (id === undefined) invokeCommand(command)
    else if (command === 'deleteMark') deleteAnnotation(context, id, neighbourOf(id))
    else runOn(context, id, command)
    listbox()?.focus()
    return true
  }

  return (
    <>
      <PanelHead context={context} filter={filter} labels={labels} />
      {hidden && <HiddenNotice />}
      <div
        ref={list}
        className="cards-list"
        onKeyDownCapture={(event) => {
          if (!onKey(event)) return
          event.preventDefault()
          event.stopPropagation()
        }}
        onBlur={({ relatedTarget }) => {
          // A walk through the list leaves the caret where it was; whoever goes on to the text finds it at the annotation.
          if (!(relatedTarget instanceof Element) || !relatedTarget.matches('.reader-text')) return
          setPart(null)
          if (session.focused !== null) focusAnnotation(context, session.focused.id)
        }}
      >
        <VirtualList
          items={shown}
          getKey={idOf}
          activeKey={focusedId}
          onMove={(id) => {
            setPart(null)
            showAnnotation(context, id)
          }}
          onActivate={choose}
          onHover={(id) => session.setHover(id)}
          label={t('workbench.marksList')}
          estimateSize={96}
          data-testid="marks-list"
          itemProps={(a) => ({
            'data-annotation-id': a.id,
            'data-label': a.label,
            ...(a.id === hoveredId ? { 'data-hovered': 'true' } : {}),
          })}
          renderItem={(a) => {
            const focused = a.id === focusedId
            const pinned = exceptions.has(a.id)
            const claim = a.label === 'claim'
            return (
              <Card
                context={context}
                annotation={a}
                links={links}
                focused={focused}
                open={claim ? (folded ? focused || pinned : !pinned) : focused}
                foldable={claim && !(folded && focused && !pinned)}
                at={part?.cardId === a.id && focused ? part.name : null}
                onEdit={setEdit}
              />
            )
          }}
        />
        {shown.length === 0 && <p className="panel-empty">{t('cards.nothingShown')}</p>}
      </div>
      {edit !== null && (
        <EditPopover
          key={edit.id}
          session={session}
          edit={edit}
          onClose={() => {
            setEdit(null)
            // Whoever came by the keys of the list goes on there, whoever came by the pointer goes on in the text.
            if (part !== null) listbox()?.focus()
            else reader.focus()
          }}
        />
      )}
    </>
  )
}

/** The filter as far as it fits this document: a label that it does not have hides nothing. */
function useFilter(labels: readonly string[]): CardFilter {
  const filter = useCards((s) => s.filter)
  return useMemo(
    () => (filter.label === null || labels.includes(filter.label) ? filter : { ...filter, label: null }),
    [filter, labels],
  )
}

/** Said when the focused annotation is not among the cards, with the way to see it. */
function HiddenNotice() {
  const { t } = useTranslation()
  return (
    <p className="cards-hidden" role="status">
      <span>{t('cards.hidden')}</span>
      <Button small variant="quiet" onPress={() => setCardFilter(noFilter)}>
        {t('cards.showAll')}
      </Button>
    </p>
  )
}

const idOf = ({ id }: Annotation) => id

/** The option that a listbox names as the one at the keyboard. */
function optionAtKeyboard(list: Element | null): HTMLElement | null {
  const id = list?.getAttribute('aria-activedescendant') ?? null
  return id === null ? null : document.getElementById(id)
}

/** Where an arrow leads along the line of writing of the interface. */
function stepOf(key: string): 1 | -1 | null {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  return (key === 'ArrowLeft') === (document.documentElement.dir === 'rtl') ? 1 : -1
}
