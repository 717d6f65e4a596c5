import { useTranslation } from 'react-i18next'
import { ToggleButton } from 'react-aria-components'
import type { SearchOptions } from '@core/search/query'
import { Tooltip } from './Tooltip'
import './searchOptions.css'

const names = ['wholeWords', 'clitics', 'taMarbuta', 'exact', 'regex'] as const satisfies (keyof SearchOptions)[]

export interface SearchOptionTogglesProps {
  readonly options: SearchOptions
  readonly onToggle: (option: keyof SearchOptions) => void
}

/** What a search takes for the same, each a button that stays pressed. An option that another one overrules is off. */
export function SearchOptionToggles({ options, onToggle }: SearchOptionTogglesProps) {
  const { t } = useTranslation()
  const isOverruled: Partial<Record<keyof SearchOptions, boolean>> = {
    clitics: options.regex && !options.wholeWords,
    taMarbuta: options.exact,
  }
  return (
    <div className="search-options" role="group" aria-label={t('find.options.group')}>
      {names.map((name) => (
        <Tooltip key={name} text={t(`find.options.${name}Help`)} placement="top">
          <ToggleButton
            className="toggle"
            isSelected={options[name]}
            isDisabled={isOverruled[name] ?? false}
            data-testid={`find-option-${name}`}
            onChange={() => onToggle(name)}
          >
            {t(`find.options.${name}`)}
          </ToggleButton>
        </Tooltip>
      ))}
    </div>
  )
}
