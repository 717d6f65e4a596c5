/** What a report needs of the page: its charts, drawn for white paper in the report's language, and the fonts of the app. */
import type { ReportChart, ReportFont } from '@core/ledger/report'
import type { LedgerQuery } from '@core/ledger/query'
import { everyRow } from '@core/ledger/query'
import { askCharts } from '@renderer/state/ledger'
import { useScheme } from '@renderer/state/scheme'
import type { ReviewExport } from '@renderer/workers/ledgerContract'
import type { Language } from '@shared/ipc'
import i18next from 'i18next'
import { chartFile, type ChartCaption } from './chartFile'
import { figuresPicture } from './figuresPicture'
import { sourcesPicture } from './sourcesPicture'

/** Pixels; what an A4 page has room for. */
const width = 640
/** Kinds of figures shown: those that are contradicted, else the one with most figures. */
const mostComparisons = 4

const everything: LedgerQuery = { filter: everyRow, sort: null, group: null }

/** The charts of a query's claims (null: of all), and the fonts. */
export async function reportParts(query: LedgerQuery | null, language: Language): Promise<ReviewExport['report']> {
  const [{ reportFonts }, charts] = await Promise.all([
    import('./reportFonts'),
    chartsOf(query ?? everything, language),
  ])
  return { charts, fonts: reportFonts satisfies readonly ReportFont[] }
}

async function chartsOf(query: LedgerQuery, language: Language): Promise<readonly ReportChart[]> {
  const { chartFontFace } = await import('./chartFont')
  const t = i18next.getFixedT(language)
  const look = { width, language, digits: 'latn' } as const
  const first = await askCharts('figures', query, null)
  const contradicted = first.groups.filter(({ contradictions }) => contradictions > 0)
  const chosen = (contradicted.length > 0 ? contradicted : first.groups.slice(0, 1)).slice(0, mostComparisons)
  const charts: ReportChart[] = []
  for (const { key } of chosen) {
    const { shown, figures } = await askCharts('figures', query, key)
    if (shown === null) continue
    const { caption, svg } = figuresPicture(t, shown, figures, look)
    charts.push({
      title: caption.title,
      svg: onPaper(svg, caption, { rightToLeft: language === 'ar', fontFace: chartFontFace }),
    })
  }
  const summary = await askCharts('summary', query)
  if (summary.sources.length > 0) {
    const { caption, svg } = sourcesPicture(t, useScheme.getState().scheme, summary, look)
    charts.push({
      title: caption.title,
      svg: onPaper(svg, caption, { rightToLeft: language === 'ar', fontFace: chartFontFace }),
    })
  }
  return charts
}

/** A drawing as a file in the colours of the light theme, whichever is shown: nothing is painted in between. */
function onPaper(svg: SVGSVGElement, caption: ChartCaption, look: Parameters<typeof chartFile>[2]): string {
  const root = document.documentElement
  const theme = root.dataset['theme']
  const host = document.createElement('div')
  host.className = 'ledger-chart-host hidden-visually'
  host.append(svg)
  document.body.append(host)
  root.dataset['theme'] = 'light'
  try {
    // The report has the title above the chart.
    return chartFile(svg, { ...caption, title: '' }, look)
  } finally {
    if (theme === undefined) delete root.dataset['theme']
    else root.dataset['theme'] = theme
    host.remove()
  }
}
