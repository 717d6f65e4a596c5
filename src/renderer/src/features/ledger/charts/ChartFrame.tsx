/** A chart with its title, its table in its place if that is asked for, and its ways out as files. */
import { appErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { saveText } from '@renderer/state/saveText'
import { announce } from '@renderer/ui/announcer'
import { IconButton } from '@renderer/ui/Button'
import { Menu } from '@renderer/ui/Menu'
import { notify } from '@renderer/ui/notices'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ToggleButton } from 'react-aria-components'
import './charts.css'
import { chartPng, chartSvg, type ChartCaption } from './chartFile'

export interface ChartFrameProps {
  /** What the chart says, for whoever does not see it. */
  readonly summary: string
  /** Draws the chart so many pixels wide; another function draws anew. */
  readonly draw: (width: number) => { readonly caption: ChartCaption; readonly svg: SVGSVGElement }
  readonly table: ReactNode
  /** A shape with the id of a claim was pressed. */
  readonly onClaim?: (claimId: string) => void
  readonly testId: string
}

export function ChartFrame({ summary, draw, table, onClaim, testId }: ChartFrameProps) {
  const { t } = useTranslation()
  const { bridge } = useServices()
  const [asTable, setAsTable] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)

  const picture = useMemo(() => (width === 0 ? null : draw(width)), [draw, width])
  useLayoutEffect(() => {
    if (picture === null) return
    picture.svg.setAttribute('role', 'img')
    picture.svg.setAttribute('aria-label', summary)
    host.current?.replaceChildren(picture.svg)
  }, [picture, summary, asTable])

  const save = async (kind: 'svg' | 'png') => {
    if (picture === null) return
    const { caption, svg } = picture
    const file = await chartSvg(svg, caption)
    const saved = await saveText(bridge, kind, `${caption.title}.${kind}`, kind === 'svg' ? file : await chartPng(file))
    if (!saved.ok) notify({ tone: 'problem', text: appErrorText(t, saved.error) })
    else if (saved.value !== null) notify({ tone: 'done', text: t('ledger.chart.saved', { path: saved.value.path }) })
  }
  return (
    <figure className="ledger-chart" data-testid={testId}>
      <figcaption className="ledger-chart-head">
        <h3 dir="auto">{picture?.caption.title}</h3>
        <ToggleButton
          className="toggle"
          isSelected={asTable}
          onChange={(on) => {
            setAsTable(on)
            announce(t(on ? 'ledger.chart.tableShown' : 'ledger.chart.chartShown'))
          }}
          data-testid={`${testId}-table`}
        >
          {t('ledger.chart.table')}
        </ToggleButton>
        <Menu
          label={t('ledger.chart.save')}
          groups={[
            {
              key: t('ledger.chart.save'),
              entries: (['svg', 'png'] as const).map((kind) => ({
                key: kind,
                title: t(`ledger.chart.${kind}`),
                disabled: asTable,
                onChoose: () => void save(kind),
              })),
            },
          ]}
        >
          <IconButton icon="export" small label={t('ledger.chart.save')} data-testid={`${testId}-save`} />
        </Menu>
      </figcaption>
      <div ref={frame}>
        {asTable ? (
          table
        ) : (
          <>
            {picture !== null && picture.caption.legend.length > 0 && <Legend {...picture.caption} />}
            <div
              ref={host}
              className="ledger-chart-host"
              onClick={({ target }) => {
                const shape = target instanceof Element ? target.closest('[data-claim]') : null
                if (shape !== null) onClaim?.(shape.getAttribute('data-claim') ?? '')
              }}
            />
          </>
        )}
      </div>
    </figure>
  )
}

function Legend({ legend }: ChartCaption) {
  return (
    <ul className="ledger-legend">
      {legend.map(({ title, colour }) => (
        <li key={title}>
          <i style={{ background: colour }} />
          {title}
        </li>
      ))}
    </ul>
  )
}

/** The width of an element in whole pixels; 0 before it is known. */
function useWidth(of: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const { current } = of
    if (current === null) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(current.clientWidth)))
    observer.observe(current)
    return () => observer.disconnect()
  }, [of])
  return width
}
