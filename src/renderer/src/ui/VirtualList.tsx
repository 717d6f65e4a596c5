import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { nextCursor, typeaheadMatch } from './listNavigation'
import { nothingSelected, reaching, toggled, type ListSelection } from './listSelection'

export interface ItemState {
  /** It is the list's active item: the one open or focused elsewhere. */
  readonly active: boolean
  /** It is one of several that were chosen. */
  readonly selected: boolean
  /** The keyboard is at it. */
  readonly cursor: boolean
  readonly index: number
}

export interface VirtualListProps<T> {
  readonly items: readonly T[]
  /** A stable key, unique in the list. */
  readonly getKey: (item: T) => string
  /** What an item is found by when its first letters are typed, folded by `foldTyped`; without it, letters are left alone. */
  readonly getText?: (item: T) => string
  /** Folds what was typed; lower case if not given. */
  readonly foldTyped?: (typed: string) => string
  readonly renderItem: (item: T, state: ItemState) => ReactNode
  /** Attributes for the item's element, such as `data-document-id`, a class, or a spoken name. */
  readonly itemProps?: (item: T, state: ItemState) => HTMLAttributes<HTMLElement> & Record<`data-${string}`, string>
  /** The item that is open or focused elsewhere; the list scrolls to it when it changes. */
  readonly activeKey: string | null
  /** A click or Enter on an item, or Space in a list of which only one item can be chosen. */
  readonly onActivate: (key: string) => void
  /** The items chosen besides the active one, and what to do when others are: lets several be chosen. */
  readonly selection?: ListSelection
  readonly onSelect?: (selection: ListSelection) => void
  /** The keyboard moved to an item. */
  readonly onMove?: (key: string) => void
  /** The item under the pointer or the keyboard, or null. */
  readonly onHover?: (key: string | null) => void
  /** A key that the list has no use for, with the item at the keyboard. */
  readonly onKey?: (event: KeyboardEvent, cursorKey: string | null) => void
  /** The list's name. */
  readonly label: string
  /** A guess at an item's height in pixels; each is measured when it is shown. */
  readonly estimateSize: number
  readonly 'data-testid'?: string
}

/** How long typed letters count as one word, in milliseconds. */
const typingPause = 700

const lowerCase = (text: string) => text.toLowerCase()

/**
 * A list of any length as one tab stop: an ARIA listbox that keeps the focus and names the item at the keyboard by
 * `aria-activedescendant`. Only the items in sight are in the page, and the one at the keyboard, so that it can be named.
 *
 * Where several can be chosen, Ctrl+click and Space choose one more, Shift reaches from the last one, Ctrl+A takes all and
 * Escape none. As long as none is chosen, the active item is the selected one.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, getText, foldTyped = lowerCase, renderItem, itemProps, activeKey, label, estimateSize } = props
  const { onActivate, onSelect, onMove, onHover, onKey, selection = nothingSelected } = props
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [cursorKey, setCursorKey] = useState<string | null>(null)
  const typed = useRef({ text: '', at: 0 })

  const { keys, indexOf } = useKeys(items, props.getKey)
  const activeIndex = indexOf(activeKey)
  const cursorIndex = cursorKey === null ? activeIndex : indexOf(cursorKey)

  // Both stay the same function while the keys are the same: the virtualizer measures the whole list anew for others.
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys])
  const rangeExtractor = useCallback(
    (range: Range) => withIndex(defaultRangeExtractor(range), cursorIndex),
    [cursorIndex],
  )
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateSize,
    getItemKey,
    overscan: 6,
    rangeExtractor,
  })

  // What became active elsewhere takes the keyboard's place along.
  const [lastActive, setLastActive] = useState(activeKey)
  if (lastActive !== activeKey) {
    setLastActive(activeKey)
    setCursorKey(null)
  }
  const movedTo = useRef<string | null>(null)
  const show = useRef<(index: number, align: 'auto' | 'center') => void>(() => undefined)
  useEffect(() => {
    show.current = (index, align) => {
      if (!isInSight(virtualizer, index)) virtualizer.scrollToIndex(index, { align })
    }
  })
  useEffect(() => {
    // The keyboard moves on by one, and so does the list; what became active elsewhere is shown among its neighbours.
    if (activeIndex >= 0) show.current(activeIndex, movedTo.current === activeKey ? 'auto' : 'center')
    movedTo.current = null
  }, [activeKey, activeIndex])

  const moveTo = (index: number) => {
    const key = keys[index]
    if (key === undefined) return
    movedTo.current = key
    setCursorKey(key)
    virtualizer.scrollToIndex(index, { align: 'auto' })
    onHover?.(key)
    onMove?.(key)
  }
  const reachTo = (index: number) => onSelect?.(reaching(selection, keys, indexOf, index, cursorIndex))
  const activate = (key: string) => {
    if (onSelect !== undefined) onSelect({ keys: nothingSelected.keys, anchor: key })
    onActivate(key)
  }

  const move = (event: KeyboardEvent): boolean => {
    const rowHeight = items.length === 0 ? estimateSize : virtualizer.getTotalSize() / items.length
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const target = nextCursor(event.key, cursorIndex, items.length, page)
    if (target === null) return false
    if (event.shiftKey) reachTo(target)
    // The next range starts where the keyboard goes now.
    else if (selection.anchor !== null) onSelect?.({ ...selection, anchor: null })
    moveTo(target)
    return true
  }
  const press = (event: KeyboardEvent, typing: boolean): boolean => {
    const key = keys[cursorIndex]
    if (event.key === 'Enter') {
      if (key !== undefined) activate(key)
      return true
    }
    if (event.key === ' ' && !typing) {
      if (onSelect === undefined) {
        if (key !== undefined) onActivate(key)
      } else if (event.shiftKey && cursorIndex >= 0) reachTo(cursorIndex)
      else if (key !== undefined) onSelect(toggled(selection, key))
      return true
    }
    if (event.key === 'Escape' && onSelect !== undefined && selection.keys.size > 0) {
      onSelect(nothingSelected)
      return true
    }
    return false
  }
  const typeAhead = (event: KeyboardEvent, typing: boolean): boolean => {
    if (getText === undefined || event.key.length !== 1) return false
    typed.current = { text: (typing ? typed.current.text : '') + event.key, at: event.timeStamp }
    const start = typing ? cursorIndex : cursorIndex + 1
    const textOf = (index: number) => {
      const item = items[index]
      return item === undefined ? '' : getText(item)
    }
    const match = typeaheadMatch(typed.current.text, items.length, start, textOf, foldTyped)
    if (match !== null) moveTo(match)
    return true
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey
    const typing = event.timeStamp - typed.current.at < typingPause && typed.current.text !== ''
    let used: boolean
    if (command || event.altKey) {
      used = command && !event.altKey && !event.shiftKey && event.code === 'KeyA' && onSelect !== undefined
      if (used) onSelect?.({ keys: new Set(keys), anchor: selection.anchor })
    } else {
      used = press(event, typing) || move(event) || typeAhead(event, typing)
    }
    if (used) event.preventDefault()
    else onKey?.(event, keys[cursorIndex] ?? null)
  }
  const onClick = (event: MouseEvent, index: number, key: string) => {
    if (onSelect !== undefined && (event.ctrlKey || event.metaKey)) onSelect(toggled(selection, key))
    else if (onSelect !== undefined && event.shiftKey) reachTo(index)
    else activate(key)
    setCursorKey(key)
  }

  const optionId = (index: number) => `${listId}-${index}`
  return (
    <div
      ref={scroller}
      className="virtual-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={onSelect === undefined ? undefined : true}
      aria-activedescendant={cursorIndex < 0 ? undefined : optionId(cursorIndex)}
      data-testid={props['data-testid']}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onHover?.(null)}
      onBlur={() => onHover?.(null)}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index]
          const itemKey = keys[index]
          if (item === undefined || itemKey === undefined) return null
          const active = index === activeIndex
          const selected = selection.keys.has(itemKey)
          const state = { active, selected, cursor: index === cursorIndex, index }
          const own = itemProps?.(item, state)
          return (
            <div
              {...own}
              key={key}
              ref={virtualizer.measureElement}
              id={optionId(index)}
              data-index={index}
              data-cursor={state.cursor ? '' : undefined}
              className={['virtual-list-item', own?.className].filter(Boolean).join(' ')}
              role="option"
              aria-selected={selection.keys.size > 0 ? selected : active}
              aria-current={onSelect !== undefined && active ? true : undefined}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => onClick(event, index, itemKey)}
              onPointerEnter={() => onHover?.(itemKey)}
            >
              {renderItem(item, state)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/**
 * Whether all of an item is in sight, from what the virtualizer measured: asking the page would have it laid out at once.
 */
function isInSight(
  { measurementsCache, scrollOffset, scrollRect }: Virtualizer<HTMLDivElement, Element>,
  index: number,
) {
  const item = measurementsCache[index]
  if (item === undefined || scrollOffset === null || scrollRect === null) return false
  return item.start >= scrollOffset && item.end <= scrollOffset + scrollRect.height
}

/** The keys of the items, the same array as long as they are the same, and where each stands (-1: nowhere). */
function useKeys<T>(items: readonly T[], getKey: (item: T) => string) {
  const fresh = useMemo(() => items.map(getKey), [items, getKey])
  const [kept, setKept] = useState<readonly string[]>(fresh)
  const same = kept.length === fresh.length && kept.every((key, i) => key === fresh[i])
  if (!same) setKept(fresh)
  const keys = same ? kept : fresh
  const places = useMemo(() => new Map(keys.map((key, i) => [key, i])), [keys])
  return { keys, indexOf: (key: string | null) => (key === null ? -1 : (places.get(key) ?? -1)) }
}

/** Indexes in order, with one more if it is not among them (and is one at all). */
function withIndex(indexes: readonly number[], extra: number): number[] {
  if (extra < 0 || indexes.includes(extra)) return [...indexes]
  return [...indexes, extra].sort((a, b) => a - b)
}
