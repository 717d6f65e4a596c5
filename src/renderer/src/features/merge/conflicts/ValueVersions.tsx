/** What is said of a span: its attributes or its figure as a small table, or its note. */
import type { NoteItem, ValueItem } from '@core/adjudication/conflict'
import type { SettledItem } from '@core/adjudication/settled'
import type { Annotation } from '@core/annotation/model'
import { attributeOf, attributeTitle, describeFigure, valueTitle } from '@renderer/i18n/attributeTitles'
import { usePreferences } from '@renderer/state/preferences'
import { useScheme } from '@renderer/state/scheme'
import { useTranslation } from 'react-i18next'
import { Version } from './Version'
import { type ShownPassage, VersionText } from './VersionText'

interface Shared {
  readonly settled: SettledItem
  /** Of the members. */
  readonly annotations: readonly Annotation[]
  readonly shown: ShownPassage
}

export function ValueVersions({ item, settled, annotations, shown }: Shared & { readonly item: ValueItem }) {
  const { t } = useTranslation()
  const language = usePreferences((p) => p.language)
  const scheme = useScheme((s) => s.scheme)
  const attributes = item.names.map((name) => attributeOf(scheme, item.label, name))
  return (
    <>
      <Where annotations={annotations.filter(({ label }) => label === item.label)} shown={shown} />
      <ol className="versions">
        {item.versions.map(({ values, annotatorIds }, i) => (
          <Version
            key={i}
            index={i}
            annotatorIds={annotatorIds}
            chosen={settled.chosen === i}
            title={
              item.type === 'figure' && (
                <strong className="version-figure">{describeFigure(t, values, language)}</strong>
              )
            }
          >
            <table className="version-values">
              <tbody>
                {attributes.map((attribute) => {
                  const value = values[attribute.name] ?? null
                  return (
                    <tr key={attribute.name} data-differs={differs(item, attribute.name) || undefined}>
                      <th scope="row">{attributeTitle(t, attribute, language)}</th>
                      <td>
                        {value === null ? (
                          <span className="muted">{t('cards.unsetSpoken')}</span>
                        ) : (
                          <bdi>{valueTitle(t, attribute, value, language)}</bdi>
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </Version>
        ))}
      </ol>
    </>
  )
}

/** Whether the versions say different things of an attribute. */
function differs({ versions }: ValueItem, name: string): boolean {
  return new Set(versions.map(({ values }) => values[name] ?? null)).size > 1
}

export function NoteVersions({ item, settled, annotations, shown }: Shared & { readonly item: NoteItem }) {
  const { t } = useTranslation()
  return (
    <>
      <Where annotations={annotations} shown={shown} />
      <ol className="versions">
        {item.versions.map(({ note, annotatorIds }, i) => (
          <Version key={i} index={i} annotatorIds={annotatorIds} chosen={settled.chosen === i}>
            {note === '' ? (
              <p className="version-nothing">{t('conflicts.noNote')}</p>
            ) : (
              <p className="version-note selectable" dir="auto">
                {note}
              </p>
            )}
          </Version>
        ))}
      </ol>
    </>
  )
}

/** The sentence with the span that the values or notes are of: that of the first annotator, the others' being about the same. */
function Where({ annotations: [annotation], shown }: Pick<Shared, 'annotations' | 'shown'>) {
  return <VersionText shown={shown} spans={annotation === undefined ? [] : [annotation]} />
}
