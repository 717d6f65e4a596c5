/** What stands below the text while links are made: how to choose among the numbers, or the link that is offered. */
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { invokeCommand } from '@renderer/commands/handlers'
import { stopLinking, useLinking, type LinkMode, type LinkOffer } from '@renderer/state/linking'
import { Button } from '@renderer/ui/Button'
import { Kbd } from '@renderer/ui/Kbd'
import type { TextCommandContext } from '../text/commandContext'
import './links.css'

export function LinkBar({ context }: { readonly context: TextCommandContext }) {
  const mode = useLinking((linking) => linking.mode)
  const offer = useLinking((linking) => linking.offer)
  if (mode?.session === context.session) return <ModeBar context={context} mode={mode} />
  if (offer?.session === context.session) return <OfferBar context={context} offer={offer} />
  return null
}

function ModeBar({ context, mode }: { readonly context: TextCommandContext; readonly mode: LinkMode }) {
  const { t } = useTranslation()
  const from = context.session.index.get(mode.fromId)
  if (from === undefined) return null
  const end = () => {
    stopLinking()
    context.reader.focus()
  }
  return (
    <div className="link-bar" role="group" aria-label={t('commands.link')} data-testid="link-mode">
      <p className="link-bar-words">
        <strong className="link-bar-quote">{t('links.modeTitle', { quote: from.quote })}</strong>
        <span>{t('links.modeHelp')}</span>
      </p>
      {mode.typed !== '' && <Kbd keys={[`${mode.typed}_`]} />}
      <Button small onPress={end}>
        {t('links.modeDone')} <Kbd keys={['Esc']} />
      </Button>
    </div>
  )
}

function OfferBar({ context, offer }: { readonly context: TextCommandContext; readonly offer: LinkOffer }) {
  const { t } = useTranslation()
  const { session, reader } = context
  const from = useStore(session.store, () => session.index.get(offer.fromId))
  const to = useStore(session.store, () => session.index.get(offer.toId))
  if (from === undefined || to === undefined) return null
  const answer = (command: 'acceptLink' | 'dismissLink') => {
    invokeCommand(command)
    reader.focus()
  }
  return (
    <div className="link-bar" role="group" aria-label={t('commands.acceptLink')} data-testid="link-offer">
      <p className="link-bar-words">
        <span className="link-bar-quote">
          {t(from.label === 'figure' ? 'links.offerFigure' : 'links.offerSource', { quote: to.quote })}
        </span>
      </p>
      <Button small variant="primary" command="acceptLink" onPress={() => answer('acceptLink')}>
        {t('links.accept')}
      </Button>
      <Button small command="dismissLink" onPress={() => answer('dismissLink')}>
        {t('links.dismiss')}
      </Button>
    </div>
  )
}
