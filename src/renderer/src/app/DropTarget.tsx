import { useServices } from '@renderer/services/services'
import { appErrorText } from '@renderer/i18n/failures'
import { importDropped } from '@renderer/state/imports'
import { notify } from '@renderer/ui/notices'
import { Icon } from '@renderer/ui/Icon'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files and folders dropped anywhere on the window, and says so while they hover over it. */
export function DropTarget() {
  const { t } = useTranslation()
  const services = useServices()
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    // In the capture phase, ahead of the editor, which refuses whatever is dropped on its text.
    const options = { capture: true, signal: listening.signal }
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setHovering(true)
    }
    window.addEventListener('dragenter', hover, options)
    window.addEventListener('dragover', hover, options)
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setHovering(false)
      },
      options,
    )
    window.addEventListener(
      'drop',
      (event) => {
        setHovering(false)
        if (!carriesFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        void importDropped(services, Array.from(event.dataTransfer?.files ?? [])).then((answer) => {
          if (!answer.ok) notify({ tone: 'problem', text: appErrorText(t, answer.error) })
        })
      },
      options,
    )
    return () => listening.abort()
  }, [services, t])
  if (!hovering) return null
  return (
    <div className="drop-target">
      <div className="drop-card">
        <Icon name="file" />
        <strong>{t('drop.title')}</strong>
        <span>{t('drop.help')}</span>
      </div>
    </div>
  )
}
