/** One of many to narrow the ledger to, such as a source: a list that is searched while typing. */
import { foldName } from '@core/text/folding'
import { Icon } from '@renderer/ui/Icon'
import { Pill } from '@renderer/ui/Pill'
import { SearchField } from '@renderer/ui/TextField'
import { VirtualList } from '@renderer/ui/VirtualList'
import type { LedgerFacet } from '@renderer/workers/ledgerContract'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { tellProblem } from './ledgerActions'

export interface FacetPickerProps {
  readonly label: string
  /** The words for "not narrowed". */
  readonly all: string
  readonly chosen: string | null
  readonly read: () => Promise<readonly LedgerFacet[]>
  readonly titleOf: (facet: LedgerFacet) => string
  readonly onChange: (key: string | null) => void
  readonly testId: string
}

export function FacetPicker({ label, all, chosen, read, titleOf, onChange, testId }: FacetPickerProps) {
  const [open, setOpen] = useState(false)
  /** Of what is chosen, as far as it is known: it may have been chosen elsewhere. */
  const [facets, setFacets] = useState<readonly LedgerFacet[] | null>(null)
  const missing = chosen !== null && facets?.some(({ key }) => key === chosen) !== true
  const { t } = useTranslation()
  const readNow = useEffectEvent(read)
  const tell = useEffectEvent((cause: unknown) => tellProblem(t, cause))
  // Read again whenever it opens; what is read then is what the ledger is narrowed to at that moment.
  useEffect(() => {
    if (!open && !missing) return
    let left = false
    readNow().then(
      (found) => {
        if (!left) setFacets(found)
      },
      (cause: unknown) => tell(cause),
    )
    return () => {
      left = true
    }
  }, [open, missing])
  const found = facets?.find(({ key }) => key === chosen)
  const shown = chosen === null ? all : found === undefined ? label : titleOf(found)
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="select-button ledger-facet" aria-label={`${label}: ${shown}`} data-testid={testId}>
        <bdi>{shown}</bdi>
        <Icon name="down" />
      </Button>
      <Popover className="popover ledger-facet-popover" offset={4} placement="bottom start">
        <Dialog className="ledger-facet-dialog" aria-label={label}>
          {facets !== null && (
            <Facets
              label={label}
              all={all}
              facets={facets}
              titleOf={titleOf}
              chosen={chosen}
              onChoose={(key) => {
                setOpen(false)
                onChange(key)
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface Entry {
  /** Null: not narrowed. */
  readonly facet: LedgerFacet | null
}

const keyOf = ({ facet }: Entry) => (facet === null ? 'all' : `is ${facet.key}`)

function Facets({
  label,
  all,
  facets,
  titleOf,
  chosen,
  onChoose,
}: {
  readonly label: string
  readonly all: string
  readonly facets: readonly LedgerFacet[]
  readonly titleOf: (facet: LedgerFacet) => string
  readonly chosen: string | null
  readonly onChoose: (key: string | null) => void
}) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const entries = useMemo((): readonly Entry[] => {
    const wanted = foldName(words)
    const found = facets.filter((facet) => foldName(titleOf(facet)).includes(wanted))
    return [...(wanted === '' ? [{ facet: null }] : []), ...found.map((facet) => ({ facet }))]
  }, [words, facets, titleOf])
  return (
    <>
      <SearchField label={t('ledger.searchFacet', { what: label })} value={words} onChange={setWords} />
      <VirtualList
        items={entries}
        getKey={keyOf}
        activeKey={chosen === null ? 'all' : `is ${chosen}`}
        onActivate={(key) => onChoose(entries.find((entry) => keyOf(entry) === key)?.facet?.key ?? null)}
        label={label}
        estimateSize={34}
        data-testid="facet-list"
        renderItem={({ facet }) => (
          <div className="ledger-facet-entry">
            <bdi>{facet === null ? all : titleOf(facet)}</bdi>
            {facet !== null && <Pill>{t('ledger.number', { number: facet.count })}</Pill>}
          </div>
        )}
      />
    </>
  )
}
