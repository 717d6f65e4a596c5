/** Which file of the built interface an `app://sanad` address stands for, and how it is served. */
import { extname, join, sep } from 'node:path'

export const appScheme = 'app'
const appHost = 'sanad'
/** Every address of the interface begins so. */
const appOrigin = `${appScheme}://${appHost}`
export const entryUrl = `${appOrigin}/index.html`

/** Whether a frame at `url` shows the interface itself. */
export function isAppUrl(url: string): boolean {
  return url.startsWith(`${appOrigin}/`)
}

/** Whether a page may request `url` at all; the developer tools, where they are offered, are made of pages of their own. */
export function isAllowedRequest(url: string, packaged: boolean): boolean {
  return isAppUrl(url) || (!packaged && url.startsWith('devtools://'))
}

export type AssetPath = { readonly path: string } | { readonly status: 403 | 404 }

/**
 * The file under `root` that `url` names. 404 for another host or an address that is no address, 403 for one that leads
 * out of the folder: `..` behind an escaped slash, which the address parser does not resolve, or a zero byte.
 */
export function assetPath(url: string, root: string): AssetPath {
  let pathname: string
  try {
    const parsed = new URL(url)
    if (parsed.protocol !== `${appScheme}:` || parsed.host !== appHost) return { status: 404 }
    pathname = decodeURIComponent(parsed.pathname)
  } catch {
    return { status: 404 }
  }
  const path = join(root, pathname)
  if (!path.startsWith(root + sep) || pathname.includes('\0')) return { status: 403 }
  return { path }
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** The media type that the file's extension stands for. */
export function mediaTypeOf(path: string): string {
  return mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Positions that widgets compute (popovers, virtual lists) are style attributes; style sheets stay files of our own.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sent with every answer, errors included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
}
