/**
 * What no page may do, whatever a text or a fault in the interface makes it try: leave the app, open a window, download, ask
 * for a device or a permission, or reach a network. Each rule stands by itself; none relies on another.
 */
import { app, type Session, type WebContents } from 'electron'
import { entryUrl, isAllowedRequest } from './assets'
import type { Log } from './log'

/** Sandboxes every renderer. Only before the app is ready. */
export function enableSandbox(): void {
  // As root, in containers, Chromium's sandbox cannot start and children would crash in a loop: the switch is a person's word.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
}

/**
 * Leaves every host without an address, for whatever of Chromium would connect. Only before the app is ready. Requests are
 * cancelled one by one already (see `lockSession`), but the filter does not see a peer connection greet a relay over TCP.
 */
export function resolveNoHost(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/** Locks every page that will ever be made, whoever makes it. Refusals are logged. */
export function lockPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    lockNavigation(contents, log)
    // Peer connections pass by both the policy and the request filter: without a proxy they get no UDP packet out, and
    // TCP finds no host (see `resolveNoHost`).
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}

function lockNavigation(contents: WebContents, log: Log): void {
  contents.on('will-frame-navigate', (event) => {
    // Loading the entry page again is how the interface restarts itself after an error.
    if (event.isMainFrame && event.url === entryUrl) return
    event.preventDefault()
    log.write('security', `navigation refused: ${placeOf(event.url)}`)
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
    log.write('security', `redirection refused: ${placeOf(event.url)}`)
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    log.write('security', 'webview refused')
  })
  contents.setWindowOpenHandler(({ url }) => {
    log.write('security', `new window refused: ${placeOf(url)}`)
    return { action: 'deny' }
  })
}

/** Locks a session: no request beyond the app's own origin, no permission, no device, no download, no spelling dictionary. */
export function lockSession(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !isAllowedRequest(url, app.isPackaged)
    if (cancel) log.write('security', `request cancelled: ${placeOf(url)}`)
    callback({ cancel })
  })
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.write('security', `permission refused: ${permission}`)
    callback(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    event.preventDefault()
    log.write('security', `download refused: ${placeOf(item.getURL())}`)
  })
  session.setSpellCheckerEnabled(false)
}

/** Scheme and host only: the rest of an address may carry words of a document, which have no place in a log. */
function placeOf(url: string): string {
  return URL.canParse(url) ? url.replace(/^([^:]+:(?:\/\/[^/?#]*)?).*$/s, '$1') : 'an address that cannot be parsed'
}
