import type { TextChange, TextDifference } from '@core/merge/textDifference'
import { directionOf } from '@core/text/direction'
import { useTranslation } from 'react-i18next'
import { visibleText } from './visibleText'

/** The places where two texts differ, each in its words: what only the one has, and what only the other has. */
export function TextChanges({ difference: { changes, more } }: { readonly difference: TextDifference }) {
  const { t } = useTranslation()
  return (
    <details className="text-changes" open={changes.length + more <= 3}>
      <summary>{t('merge.variants.changes')}</summary>
      <ul className="selectable" data-testid="text-changes">
        {changes.map((change) => (
          <li key={`${change.from.start} ${change.to.start}`}>
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="muted">{t('merge.variants.more', { count: more })}</p>}
    </details>
  )
}

/** Each part in an isolate of its own, so that a figure or a Latin name does not put them out of order. */
function ChangeLine({ change: { from, to, before, after } }: { readonly change: TextChange }) {
  const { t } = useTranslation()
  const dir = directionOf(before + from.text + to.text + after)
  return (
    <p dir={dir} lang="ar">
      <bdi dir={dir} className="muted">
        {visibleText(before)}
      </bdi>
      {from.start < from.end && (
        <del>
          <span className="hidden-visually">{t('merge.variants.removed')}</span>
          <bdi dir={dir}>{shown(from)}</bdi>
        </del>
      )}
      {to.start < to.end && (
        <ins>
          <span className="hidden-visually">{t('merge.variants.inserted')}</span>
          <bdi dir={dir}>{shown(to)}</bdi>
        </ins>
      )}
      <bdi dir={dir} className="muted">
        {visibleText(after)}
      </bdi>
    </p>
  )

  function shown({ start, end, text }: TextChange['from']): string {
    return visibleText(text) + (text.length < end - start ? t('merge.variants.long') : '')
  }
}
