import { DocumentHeading } from '@renderer/features/documents/DocumentHeading'
import { ProjectMenu } from '@renderer/features/projects/ProjectMenu'
import { showDialog, useNavigation } from '@renderer/state/navigation'
import { Button } from '@renderer/ui/Button'
import { useTranslation } from 'react-i18next'

/** The strip above everything: the project, the open document, and handing on. */
export function TopBar() {
  const { t } = useTranslation()
  const atDesk = useNavigation(({ place }) => place === 'desk')
  return (
    <>
      <ProjectMenu />
      {atDesk ? <DocumentHeading /> : <span className="grow" />}
      <Button icon="export" command="export" onPress={() => showDialog('export')} data-testid="export-button">
        {t('rail.export')}
      </Button>
    </>
  )
}
