/** The drawings of the interface: strokes on a 24 by 24 grid, in the colour of the text around them. */
const drawings = {
  documents: 'M4 5h7v14H4zM13 5h7v14h-7z',
  export: 'M12 15V4M8 8l4-4 4 4M5 15v4h14v-4',
  import: 'M12 4v11M8 11l4 4 4-4M5 15v4h14v-4',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM20 20l-4.5-4.5',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  folder: 'M3 6h6l2 2h10v11H3z',
  sample: 'M4 5h16v14H4zM8 9h8M8 13h8M8 17h4',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  labels: 'M4 4h8l8 8-8 8-8-8zM8 8h.01',
  add: 'M12 5v14M5 12h14',
  minus: 'M6 12h12',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  panel: 'M4 5h16v14H4zM9 5v14',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 20c1-4 4-6 8-6s7 2 8 6',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  undo: 'M9 7L4 12l5 5M4 12h11a5 5 0 0 1 0 10',
  redo: 'M15 7l5 5-5 5M20 12H9a5 5 0 0 0 0 10',
  guide: 'M12 6c-2-2-5-2-8-1v14c3-1 6-1 8 1 2-2 5-2 8-1V5c-3-1-6-1-8 1zM12 6v14',
  ledger: 'M4 6h16M4 12h16M4 18h10',
  merge: 'M5 4v4c0 4 7 4 7 8v4M19 4v4c0 4-7 4-7 8',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M9 9h6M9 13h3',
} as const

export type IconName = keyof typeof drawings

/** Drawings that point along the line of writing and turn round with it. */
const mirrored: readonly IconName[] = ['panel', 'ledger']

/** A drawing beside or instead of words; it has no name of its own, its control does. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={mirrored.includes(name) ? 'icon icon-mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}
