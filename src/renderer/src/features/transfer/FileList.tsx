import { Pill } from '@renderer/ui/Pill'
import { formatNumber } from '@renderer/i18n/format'
import { usePreferences } from '@renderer/state/preferences'
import { useId } from 'react'

export interface FileListProps {
  readonly title: string
  readonly help: string
  readonly files: readonly { readonly fileName: string; readonly note: string | null }[]
  readonly testId: string
}

/** Files under a heading, each with what is to be said about it. */
export function FileList({ title, help, files, testId }: FileListProps) {
  const headingId = useId()
  const language = usePreferences((preferences) => preferences.language)
  return (
    <section className="file-list" aria-labelledby={headingId} data-testid={testId}>
      <h3 id={headingId}>
        {title} <Pill>{formatNumber(files.length, language)}</Pill>
      </h3>
      <p className="muted">{help}</p>
      <ul className="selectable" tabIndex={0} aria-labelledby={headingId}>
        {files.map(({ fileName, note }, i) => (
          // The same name may come from two folders, and the list never changes while it is shown.
          <li key={`${i} ${fileName}`}>
            <bdi>{fileName}</bdi>
            {note === null ? null : <span className="muted">{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
