import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assetPath, entryUrl, isAllowedRequest, isAppUrl, mediaTypeOf, securityHeaders } from '../../../src/main/assets'

const root = join('/opt', 'sanad', 'renderer')

describe('the file behind an address', () => {
  test.each([
    [entryUrl, ['index.html']],
    ['app://sanad/assets/a-1.js?x#y', ['assets', 'a-1.js']],
    ['app://sanad/fonts/%D8%AE%D8%B7.woff2', ['fonts', 'خط.woff2']],
    ['app://sanad/a/../b.css', ['b.css']],
    ['app://sanad/../../etc/passwd', ['etc', 'passwd']],
  ])('%s', (url, parts) => {
    expect(assetPath(url, root)).toEqual({ path: join(root, ...parts) })
  })

  test.each([
    ['app://other/index.html', 404],
    ['app://sanad:80/index.html', 404],
    ['https://sanad/index.html', 404],
    ['no address', 404],
    ['app://sanad/%', 404],
    ['app://sanad/..%2f..%2fetc/passwd', 403],
    ['app://sanad/a%2f..%2f..%2f..%2fetc/passwd', 403],
    ['app://sanad/..%2frenderer-other/x', 403],
    ['app://sanad/index.html%00.png', 403],
  ])('%s is refused with %i', (url, status) => {
    expect(assetPath(url, root)).toEqual({ status })
  })
})

test.each([
  ['app://sanad/index.html', true],
  ['app://sanad.evil/index.html', false],
  ['app://sanad@evil/index.html', false],
  ['file:///opt/sanad/index.html', false],
  ['about:blank', false],
])('%s is of the app: %s', (url, expected) => {
  expect(isAppUrl(url)).toBe(expected)
})

test('only the own origin may be requested; the developer tools where they are offered', () => {
  expect(isAllowedRequest('app://sanad/a.js', true)).toBe(true)
  expect(isAllowedRequest('devtools://devtools/bundled/x.js', false)).toBe(true)
  const outside = [
    'devtools://devtools/x.js',
    'http://127.0.0.1/',
    'https://a.example/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
  ]
  for (const url of outside) expect(isAllowedRequest(url, true)).toBe(false)
})

test('the policy lets nothing in but what is named', () => {
  const policy = securityHeaders['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'none'")
  expect(policy).toMatch(/script-src 'self';/)
  expect(policy).not.toMatch(/unsafe-eval|\*|https?:/)
})

test('scripts, styles and fonts have their media type; nothing is guessed', () => {
  expect(mediaTypeOf('/a/b.JS')).toBe('text/javascript; charset=utf-8')
  expect(mediaTypeOf('/a/b.woff2')).toBe('font/woff2')
  expect(mediaTypeOf('/a/b')).toBe('application/octet-stream')
})
