/** Serving the interface at `app://sanad`. */
import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { appScheme, assetPath, mediaTypeOf, securityHeaders } from './assets'

/** Gives the scheme an origin with storage of its own, like https. Only before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

/** Answers every request to the scheme from the folder `root`, once the app is ready. */
export function serveApp(root: string): void {
  protocol.handle(appScheme, async ({ url }) => {
    const asset = assetPath(url, root)
    if ('status' in asset) return failure(asset.status)
    try {
      const headers = { ...securityHeaders, 'content-type': mediaTypeOf(asset.path) }
      return new Response(new Uint8Array(await readFile(asset.path)), { headers })
    } catch {
      return failure(404)
    }
  })
}

function failure(status: 403 | 404): Response {
  return new Response(null, { status, headers: securityHeaders })
}
