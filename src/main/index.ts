/** The entry of the main process: what has to happen before the app is ready, then the one instance starts. */
import { app } from 'electron'
import { resolve } from 'node:path'
import { parseCommandLine } from './commandLine'
import { registerAppScheme } from './protocol'
import { enableSandbox, resolveNoHost } from './security'
import { startApp } from './startApp'

registerAppScheme()
enableSandbox()
resolveNoHost()
// Before the lock, which is one for each data folder: two runs with folders of their own are two apps.
const userData = app.commandLine.getSwitchValue('user-data-dir')
if (userData !== '') app.setPath('userData', resolve(userData))

const commandLine = parseCommandLine(process.argv, process.cwd(), !app.isPackaged)
// A later start hands its files to the first one, with the lock, and goes.
if (app.requestSingleInstanceLock({ files: commandLine.files })) startApp(commandLine)
// At once: there is nothing to close, and quitting would wait for what has not even started.
else app.exit(0)
