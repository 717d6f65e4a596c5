import { create } from 'zustand'

interface Announcement {
  readonly text: string
  readonly turn: number
}

const useAnnouncement = create<Announcement>(() => ({ text: '', turn: 0 }))

/** Has a screen reader say something when it is next silent; the same words again are said again. */
export function announce(text: string): void {
  useAnnouncement.setState(({ turn }) => ({ text, turn: turn + 1 }))
}

/** The live regions that `announce` speaks through; shown once, outside of everything that a dialog hides. */
export function Announcer() {
  const { text, turn } = useAnnouncement()
  // Two regions by turns: a region whose text does not change is not read again.
  return (
    <div className="hidden-visually" data-react-aria-top-layer="true">
      {[0, 1].map((parity) => (
        <div key={parity} role="status" aria-live="polite" aria-atomic="true">
          {turn % 2 === parity ? text : ''}
        </div>
      ))}
    </div>
  )
}
