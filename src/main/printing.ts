/** Printing an HTML document to a PDF, in a window that nobody sees and that can do nothing but show it. */
import { BrowserWindow, session } from 'electron'
import { randomUUID } from 'node:crypto'
import { appScheme, entryUrl } from './assets'
import type { Log } from './log'
import { lockSession } from './security'

/** Of its own, and kept in memory only: a document that is printed shares nothing with the app. */
const partition = 'print'

/** No script, no file, no address but what stands in the document itself. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
  'x-content-type-options': 'nosniff',
}

/** The documents being printed, by their addresses. */
const documents = new Map<string, readonly Uint8Array[]>()

/**
 * The bytes of a PDF (A4 unless the document's own `@page` says otherwise) of an HTML document in pieces of UTF-8. Its scripts
 * do not run. Rejects when the signal aborts or the document cannot be shown.
 */
export async function printPage(html: readonly Uint8Array[], signal: AbortSignal, log: Log): Promise<Uint8Array> {
  signal.throwIfAborted()
  const url = new URL(randomUUID(), entryUrl).href
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession(log),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const stop = (): void => window.destroy()
  signal.addEventListener('abort', stop)
  documents.set(url, html)
  try {
    await window.loadURL(url)
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      pageSize: 'A4',
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } finally {
    signal.removeEventListener('abort', stop)
    documents.delete(url)
    if (!window.isDestroyed()) window.destroy()
  }
}

/** The session of printing windows, locked like the app's, and answering nothing but the documents being printed. */
function printSession(log: Log): Electron.Session {
  const printing = session.fromPartition(partition)
  if (printing.protocol.isProtocolHandled(appScheme)) return printing
  lockSession(printing, log)
  printing.protocol.handle(appScheme, ({ url }) => {
    const html = documents.get(url)
    return html === undefined ? new Response(null, { status: 404, headers }) : new Response(streamOf(html), { headers })
  })
  return printing
}

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[next++]
      if (piece === undefined) controller.close()
      else controller.enqueue(piece)
    },
  })
}
