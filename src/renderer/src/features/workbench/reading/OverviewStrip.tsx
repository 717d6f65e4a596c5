/**
 * The whole text as a narrow strip beside its scrollbar: where marks and hits lie, and what is in sight. It is for the
 * pointer, and hidden from screen readers: the list of marks and the commands that walk marks and hits say the same in words.
 */
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type OverviewMap, stretchesOf, targetAt } from '@renderer/editor/overview'
import type { TextCommandContext } from '../text/commandContext'
import type { OverviewLane } from './overviewLanes'
import './overviewStrip.css'

/** Pixels, as the style sheet has it. */
const width = 12

/** While a long text is laid out piece by piece, the strip is measured no more often than this; milliseconds. */
const restMs = 120

/** A press means whatever is drawn within so many pixels of it. */
const reach = 3

export interface OverviewStripProps {
  readonly context: TextCommandContext
  readonly lanes: readonly OverviewLane[]
}

export function OverviewStrip({ context: { reader }, lanes }: OverviewStripProps) {
  const strip = useRef<HTMLDivElement>(null)
  const sight = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState<Measured | null>(null)

  // Measures the text whenever its layout has changed, and moves the frame of what is in sight with every scroll.
  useEffect(() => {
    let timer = 0
    const measure = () => {
      timer = 0
      if (strip.current !== null) setMeasured({ map: reader.measureOverview(), pixels: strip.current.clientHeight })
    }
    const moveSight = () => {
      const { top, height, whole } = reader.sight
      if (sight.current === null || whole === 0) return
      sight.current.style.top = `${(100 * top) / whole}%`
      sight.current.style.height = `${(100 * height) / whole}%`
    }
    measure()
    moveSight()
    const stop = reader.onView((change) => {
      moveSight()
      if (change === 'layout' && timer === 0) timer = window.setTimeout(measure, restMs)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [reader])

  const paths = useMemo(() => (measured === null ? [] : pathsOf(lanes, measured)), [lanes, measured])

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (measured === null) return
    const { map, pixels } = measured
    const perPixel = map.whole / pixels
    const height = (event.clientY - event.currentTarget.getBoundingClientRect().top) * perPixel
    const spans = lanes.map((lane) => lane.spans)
    reader.reveal(targetAt(spans, map, height, reach * perPixel), 'center')
  }

  return (
    <div
      className="overview-strip"
      aria-hidden="true"
      data-testid="overview-strip"
      ref={strip}
      // The focus and the selection stay in the text.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event)
      }}
    >
      <svg width={width} height={measured?.pixels ?? 0}>
        {paths.map(({ lane: { key, colour, across }, path }) => (
          <path key={key} data-lane={key} data-across={across} d={path} style={{ fill: `var(${colour})` }} />
        ))}
      </svg>
      <div className="overview-sight" ref={sight} />
    </div>
  )
}

interface Measured {
  readonly map: OverviewMap
  /** The height of the strip. */
  readonly pixels: number
}

function pathsOf(lanes: readonly OverviewLane[], { map, pixels }: Measured) {
  const own = lanes.filter((lane) => lane.across !== true)
  const share = width / Math.max(1, own.length)
  return lanes.map((lane) => {
    const left = lane.across === true ? 0 : own.indexOf(lane) * share
    const across = lane.across === true ? width : share
    const path = stretchesOf(lane.spans, map, pixels)
      .map(({ top, bottom }) => `M${left} ${top}h${across}V${bottom}h${-across}z`)
      .join('')
    return { lane, path }
  })
}
