import { useTranslation } from 'react-i18next'
import type { FigureReading } from '@core/figures/readFigure'
import { usePreferences } from '@renderer/state/preferences'
import { Icon } from '@renderer/ui/Icon'
import { Kbd } from '@renderer/ui/Kbd'
import { describeFigure } from '@renderer/i18n/attributeTitles'

interface ReadingRowProps {
  readonly row: number
  readonly active: boolean
  readonly reading: FigureReading
  /** Whether the attributes say the same already. */
  readonly taken: boolean
  readonly onTake: () => void
}

/** What the figure's own words say: one key takes all of it. */
export function ReadingRow({ row, active, reading, taken, onTake }: ReadingRowProps) {
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const { min, max, unit, approx } = reading
  const figure = describeFigure(t, { min, max, unit, approx }, language)
  return (
    <div className="attribute-row" data-row={row} data-active={active}>
      <span className="attribute-name">{t('attributes.reading')}</span>
      <button
        type="button"
        className="attribute-take"
        data-stop=""
        data-testid="take-reading"
        tabIndex={active ? 0 : -1}
        aria-keyshortcuts="Enter"
        onClick={onTake}
      >
        {taken && <Icon name="check" />}
        <span className="attribute-take-figure">{figure}</span>
        <span className="attribute-take-verb">
          {t(taken ? 'attributes.isTaken' : 'attributes.take')} <Kbd keys={['↵']} />
        </span>
      </button>
    </div>
  )
}
