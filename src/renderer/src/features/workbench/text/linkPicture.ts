/** What the text shows of links: those of the focused annotation, the one that is offered, and in link mode the numbers. */
import type { LinkPicture } from '@renderer/editor/LinkLayer'
import { noLinks } from '@renderer/editor/LinkLayer'
import type { DocumentSession } from '@renderer/state/documentSession'
import { useLinking } from '@renderer/state/linking'

export function linkPicture(session: DocumentSession): LinkPicture {
  const { focused, links } = session
  if (focused === null) return noLinks
  const { mode, offer } = useLinking.getState()
  const ends = links.neighboursOf(focused.id).flatMap((id) => {
    const end = session.index.get(id)
    return end === undefined ? [] : [{ ...end, offered: false }]
  })
  const offered = offer?.session === session ? session.index.get(offer.toId) : undefined
  if (offered !== undefined) ends.push({ ...offered, offered: true })
  const numbers =
    mode?.session !== session
      ? []
      : mode.ends.flatMap(({ id, code }) => {
          const end = session.index.get(id)
          if (end === undefined) return []
          const linked = links.between(mode.fromId, id) !== undefined
          return [{ ...end, code, linked, faded: !code.startsWith(mode.typed) }]
        })
  return ends.length === 0 && numbers.length === 0 ? noLinks : { from: focused, ends, numbers }
}
