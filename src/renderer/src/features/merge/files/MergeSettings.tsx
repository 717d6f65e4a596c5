import type { Policy } from '@core/adjudication/settled'
import type { MergeOverview } from '@renderer/workers/mergeContract'
import { Checkbox, RadioGroup } from '@renderer/ui/choices'
import { Select } from '@renderer/ui/Select'
import { useTranslation } from 'react-i18next'
import { change } from './changes'

/** What the merge accepts by itself, and whether names are shown. */
export function MergeSettings({ overview }: { readonly overview: MergeOverview }) {
  const { t } = useTranslation()
  const { policy, people, blind } = overview
  const { accept } = policy
  const atLeast = accept.kind === 'vote' ? accept.atLeast : 2
  const most = Math.max(2, people.length, atLeast)
  const set = (next: Partial<Policy>) => void change(null, 'setPolicy', { ...policy, ...next })
  return (
    <section className="merge-part" data-testid="merge-settings">
      <h2>{t('merge.settings.title')}</h2>
      <RadioGroup
        label={t('merge.settings.accept')}
        value={accept.kind}
        onChange={(kind) => set({ accept: kind === 'all' ? { kind } : { kind, atLeast } })}
        options={[
          { key: 'all', title: t('merge.settings.all'), help: t('merge.settings.allHelp') },
          { key: 'vote', title: t('merge.settings.vote'), help: t('merge.settings.voteHelp') },
        ]}
      />
      {accept.kind === 'vote' && (
        <Select
          label={t('merge.settings.atLeast')}
          value={String(atLeast)}
          onChange={(key) => set({ accept: { kind: 'vote', atLeast: Number(key) } })}
          options={Array.from({ length: most - 1 }, (_, i) => ({
            key: String(i + 2),
            title: t('merge.settings.atLeastOption', { count: i + 2 }),
          }))}
        />
      )}
      <div className="merge-setting">
        <Checkbox
          label={t('merge.settings.single')}
          checked={policy.acceptSingle}
          onChange={(acceptSingle) => set({ acceptSingle })}
        />
        <p className="muted">{t('merge.settings.singleHelp')}</p>
      </div>
      <div className="merge-setting">
        <Checkbox
          label={t('merge.settings.blind')}
          checked={blind}
          onChange={(hide) => void change(null, 'setBlind', hide)}
        />
        <p className="muted">{t('merge.settings.blindHelp')}</p>
      </div>
    </section>
  )
}
