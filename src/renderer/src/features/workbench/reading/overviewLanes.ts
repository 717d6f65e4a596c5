/** What the overview strip shows: the marks, a lane for each label of the scheme, and what a search found. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { strangerLook } from '@core/annotation/scheme'
import type { Annotation } from '@core/annotation/model'
import type { Span } from '@renderer/editor/highlights'
import { useDeskBar } from '@renderer/state/deskBar'
import type { DocumentSession } from '@renderer/state/documentSession'
import { useFindInDocument } from '@renderer/state/findInDocument'
import { useScheme } from '@renderer/state/scheme'

export interface OverviewLane {
  readonly key: string
  /** The name of a colour token. */
  readonly colour: string
  /** By start, ascending; UTF-16 units. */
  readonly spans: readonly Span[]
  /** Drawn across all lanes, behind them. */
  readonly across?: boolean
}

/** The lanes for an open document, in the order of the labels' keys; marks of labels that the scheme does not know last. */
export function useOverviewLanes(session: DocumentSession): readonly OverviewLane[] {
  const annotations = useStore(session.store, (state) => state.annotations)
  const { labels, looks } = useScheme()
  const isFinding = useDeskBar(({ bar }) => bar === 'find')
  const hits = useFindInDocument((find) => (isFinding && find.session === session ? find.hits : none))
  return useMemo(() => {
    const byLabel = new Map<string, Annotation[]>()
    for (const annotation of annotations) {
      const sameLabel = byLabel.get(annotation.label)
      if (sameLabel === undefined) byLabel.set(annotation.label, [annotation])
      else sameLabel.push(annotation)
    }
    const names = [...labels, ...[...byLabel.keys()].filter((label) => !labels.includes(label))]
    const marks = names.map((label): OverviewLane => {
      const { colour } = looks.get(label) ?? strangerLook
      return { key: `label ${label}`, colour: `--label-${colour}`, spans: byLabel.get(label) ?? none }
    })
    return [{ key: 'hits', colour: '--hit-line', spans: hits, across: true }, ...marks]
  }, [annotations, labels, looks, hits])
}

const none: readonly Span[] = []
