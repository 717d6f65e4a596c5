import type { Result } from '@core/result'
import { appErrorText } from '@renderer/i18n/failures'
import { useServices } from '@renderer/services/services'
import { defaultGuide, loadGuidelines, saveGuidelines } from '@renderer/state/guidelines'
import { toggleEndPanel } from '@renderer/state/navigation'
import { usePreferences } from '@renderer/state/preferences'
import { useProject } from '@renderer/state/projects'
import { IconButton } from '@renderer/ui/Button'
import { Menu, type MenuEntry } from '@renderer/ui/Menu'
import { notify } from '@renderer/ui/notices'
import { Pill } from '@renderer/ui/Pill'
import type { AppError } from '@shared/errors'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditGuidelines } from './EditGuidelines'
import { GuideText, headingId } from './GuideText'
import { headingsOf } from './headings'
import './guidelines.css'

/** The guidelines beside the text: the app's guide in the interface's language, or the project's own. */
export function GuidelinesPane() {
  const { t } = useTranslation()
  const language = usePreferences((preferences) => preferences.language)
  const own = useProject()?.guidelines
  const guide = own ?? defaultGuide(language)
  const headings = useMemo(() => headingsOf(guide).filter(({ level }) => level === 2 || level === 3), [guide])
  const page = useRef<HTMLDivElement>(null)

  const goTo = (id: string) => {
    const target = page.current?.querySelector<HTMLElement>(`#${id}`)
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: 'start' })
  }
  return (
    <aside className="guidelines" data-region="guidelines" aria-label={t('guidelines.title')}>
      <header className="panel-header">
        <h2>{t('guidelines.title')}</h2>
        {own !== undefined && <Pill>{t('guidelines.own')}</Pill>}
        <span className="grow" />
        <GuidelinesMenu guide={guide} isOwn={own !== undefined} />
        <IconButton
          icon="close"
          label={t('guidelines.close')}
          command="guidelines"
          small
          onPress={() => toggleEndPanel('guidelines')}
        />
      </header>
      {/* One stop for the keyboard, which scrolls it by its own keys. */}
      <div
        className="guide selectable"
        ref={page}
        role="document"
        tabIndex={0}
        aria-label={t('guidelines.text')}
        dir={own === undefined ? undefined : 'auto'}
      >
        {headings.length > 1 && (
          <nav className="guide-contents" aria-label={t('guidelines.contents')}>
            <ul>
              {headings.map((heading) => (
                <li key={heading.line} data-level={heading.level}>
                  <button type="button" className="guide-link" onClick={() => goTo(headingId(heading))}>
                    {heading.title}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <GuideText markdown={guide} />
      </div>
    </aside>
  )
}

/** What can be done with the guidelines: write them, take them from a file, hand them on, go back to the app's. */
function GuidelinesMenu({ guide, isOwn }: { readonly guide: string; readonly isOwn: boolean }) {
  const { t } = useTranslation()
  const services = useServices()
  const project = useProject()
  const [editing, setEditing] = useState(false)
  if (project === undefined) return null

  const tell = <T,>(result: Result<T, AppError>, words: (value: T) => string | null) => {
    if (!result.ok) notify({ tone: 'problem', text: appErrorText(t, result.error) })
    else {
      const text = words(result.value)
      if (text !== null) notify({ tone: 'done', text })
    }
  }
  const load = async () => {
    const loaded = await loadGuidelines(services, project.id)
    if (loaded.ok && loaded.value?.empty === true) notify({ tone: 'problem', text: t('guidelines.empty') })
    else tell(loaded, (file) => (file === null ? null : t('guidelines.loaded', { name: file.fileName })))
  }
  const save = async () => {
    const saved = await saveGuidelines(services, `${t('guidelines.fileName')}.md`, guide)
    tell(saved, (file) => (file === null ? null : t('guidelines.saved', { path: file.path })))
  }
  const keep = (text: string | null) => services.store.projects.setGuidelines(project.id, text)
  const entries: MenuEntry[] = [
    { key: 'edit', title: t('guidelines.edit'), icon: 'edit', onChoose: () => setEditing(true) },
    { key: 'load', title: t('guidelines.load'), icon: 'file', onChoose: () => void load() },
    { key: 'save', title: t('guidelines.saveAs'), icon: 'export', onChoose: () => void save() },
  ]
  const reset = async () => {
    await keep(null)
    notify({ tone: 'done', text: t('guidelines.resetDone') })
  }
  const back: MenuEntry = { key: 'reset', title: t('guidelines.reset'), icon: 'undo', onChoose: () => void reset() }
  return (
    <>
      <Menu
        label={t('guidelines.more')}
        groups={[{ key: t('guidelines.more'), entries: isOwn ? [...entries, back] : entries }]}
      >
        <IconButton icon="more" label={t('guidelines.more')} small />
      </Menu>
      {editing && (
        <EditGuidelines
          initial={guide}
          onClose={() => setEditing(false)}
          onSave={(text) => {
            setEditing(false)
            void keep(text)
          }}
        />
      )}
    </>
  )
}
