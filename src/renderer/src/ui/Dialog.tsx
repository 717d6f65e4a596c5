import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button'
import { useReturnFocus } from './useReturnFocus'

export interface DialogProps {
  readonly title: string
  readonly size?: 'small' | 'medium' | 'large' | 'wide'
  /** `alertdialog` for a question that stops the work. */
  readonly role?: 'dialog' | 'alertdialog'
  /** Called for Escape, a press outside, and the closing button; absent while the dialog must stay. */
  readonly onClose?: (() => void) | undefined
  /** The buttons at its foot. */
  readonly actions?: ReactNode
  readonly testId?: string
  readonly children: ReactNode
}

/** A modal dialog, shown while it is rendered: it takes the focus, keeps it, and gives it back. */
export function Dialog({ title, size = 'medium', role = 'dialog', onClose, actions, testId, children }: DialogProps) {
  const { t } = useTranslation()
  useReturnFocus()
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={onClose !== undefined && role === 'dialog'}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
    >
      <Modal className={`modal modal-${size}`}>
        <AriaDialog className="dialog" role={role} {...(testId !== undefined && { 'data-testid': testId })}>
          <header className="dialog-head">
            <Heading slot="title" level={2} dir="auto">
              {title}
            </Heading>
            {onClose && <IconButton icon="close" label={t('common.close')} small onPress={onClose} />}
          </header>
          <div className="dialog-body">{children}</div>
          {actions === undefined ? null : <footer className="dialog-foot">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
