/**
 * The app inside the substitute Electron: does what the official binary does for `electron DIR`, namely names itself after the
 * package in DIR and runs it. `--user-data-dir` keeps working because Electron itself applies it.
 * Source: default_app/main.ts of Electron 33, the part that loads a folder; `setVersion` and `setAppPath` are known to it alone.
 */
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const {
  name,
  productName = name,
  version,
  main = 'index.js',
} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

app.name = productName
app.setVersion(version)
app.setAppPath(folder)
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })

// Awaited: Electron holds back `ready` until its entry module is through, and privileged schemes must be registered before that.
await import(pathToFileURL(join(folder, main)).href)
