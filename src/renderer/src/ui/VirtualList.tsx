import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState, type HTMLAttributes, type KeyboardEvent, type ReactNode } from 'react'
import { nextCursor, typeaheadMatch } from './listNavigation'

export interface ItemState {
  /** It is the list's active item: the one open or focused elsewhere. */
  readonly active: boolean
  /** The keyboard is at it. */
  readonly cursor: boolean
  readonly index: number
}

export interface VirtualListProps<T> {
  readonly items: readonly T[]
  /** A stable key, unique in the list. */
  readonly getKey: (item: T) => string
  /** What an item is found by when its first letters are typed; without it, letters are left alone. */
  readonly getText?: (item: T) => string
  readonly renderItem: (item: T, state: ItemState) => ReactNode
  /** Attributes for the item's element, such as `data-document-id`, a class, or a spoken name. */
  readonly itemProps?: (item: T, state: ItemState) => HTMLAttributes<HTMLElement> & Record<`data-${string}`, string>
  /** The item that is open or focused elsewhere; the list scrolls to it when it changes. */
  readonly activeKey: string | null
  /** A click, Enter or Space on an item. */
  readonly onActivate: (key: string) => void
  /** The keyboard moved to an item. */
  readonly onMove?: (key: string) => void
  /** The item under the pointer or the keyboard, or null. */
  readonly onHover?: (key: string | null) => void
  /** The list's name. */
  readonly label: string
  /** A guess at an item's height in pixels; each is measured when it is shown. */
  readonly estimateSize: number
  readonly 'data-testid'?: string
}

/** How long typed letters count as one word, in milliseconds. */
const typingPause = 700

/**
 * A list of any length as one tab stop: an ARIA listbox that keeps the focus and names the item at the keyboard by
 * `aria-activedescendant`. Only the items in sight are in the page, and the one at the keyboard, so that it can be named.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, getKey, getText, renderItem, itemProps, activeKey, label, estimateSize } = props
  const { onActivate, onMove, onHover } = props
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [cursorKey, setCursorKey] = useState<string | null>(null)
  const typed = useRef({ text: '', at: 0 })

  const indexOf = (key: string | null) => (key === null ? -1 : items.findIndex((item) => getKey(item) === key))
  const activeIndex = indexOf(activeKey)
  const cursorIndex = cursorKey === null ? activeIndex : indexOf(cursorKey)

  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateSize,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : getKey(item)
    },
    overscan: 6,
    rangeExtractor: (range: Range) => withIndex(defaultRangeExtractor(range), cursorIndex),
  })

  // What became active elsewhere takes the keyboard's place along.
  const [lastActive, setLastActive] = useState(activeKey)
  if (lastActive !== activeKey) {
    setLastActive(activeKey)
    setCursorKey(null)
  }
  const scrollTo = useRef<(index: number) => void>(() => undefined)
  useEffect(() => {
    scrollTo.current = (index) => virtualizer.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => {
    if (activeIndex >= 0) scrollTo.current(activeIndex)
  }, [activeKey, activeIndex])

  const moveTo = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    setCursorKey(getKey(item))
    virtualizer.scrollToIndex(index, { align: 'auto' })
    onHover?.(getKey(item))
    onMove?.(getKey(item))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const now = event.timeStamp
    const typing = now - typed.current.at < typingPause && typed.current.text !== ''
    if (event.key === 'Enter' || (event.key === ' ' && !typing)) {
      const item = items[cursorIndex]
      if (item !== undefined) onActivate(getKey(item))
      event.preventDefault()
      return
    }
    const rowHeight = items.length === 0 ? estimateSize : virtualizer.getTotalSize() / items.length
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const target = nextCursor(event.key, cursorIndex, items.length, page)
    if (target !== null) {
      moveTo(target)
      event.preventDefault()
    } else if (getText !== undefined && event.key.length === 1) {
      typed.current = { text: (typing ? typed.current.text : '') + event.key, at: now }
      const start = typing ? cursorIndex : cursorIndex + 1
      const match = typeaheadMatch(typed.current.text, items.length, start, (i) => {
        const item = items[i]
        return item === undefined ? '' : getText(item)
      })
      if (match !== null) moveTo(match)
      event.preventDefault()
    }
  }

  const optionId = (index: number) => `${listId}-${index}`
  return (
    <div
      ref={scroller}
      className="virtual-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={cursorIndex < 0 ? undefined : optionId(cursorIndex)}
      data-testid={props['data-testid']}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onHover?.(null)}
      onBlur={() => onHover?.(null)}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index]
          if (item === undefined) return null
          const itemKey = getKey(item)
          const state = { active: index === activeIndex, cursor: index === cursorIndex, index }
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
              aria-selected={state.active}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setCursorKey(itemKey)
                onActivate(itemKey)
              }}
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

/** Indexes in order, with one more if it is not among them (and is one at all). */
function withIndex(indexes: readonly number[], extra: number): number[] {
  if (extra < 0 || indexes.includes(extra)) return [...indexes]
  return [...indexes, extra].sort((a, b) => a - b)
}
