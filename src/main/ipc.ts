/** The one door into main: every call is checked for who sends it and what it carries before anything is done. */
import { err } from '@core/result'
import { stackOf } from '@files/fileErrors'
import { callChannel, type CallName, type Calls } from '@shared/channels'
import type { AppError, AppErrorCode } from '@shared/errors'
import { callSchemas } from '@shared/ipcSchemas'
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import type { Log } from './log'

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>

type Answerer<Name extends CallName> = (...args: Parameters<Calls[Name]>) => ReturnType<Calls[Name]>

/** Answers the call `name` by `answer`, which gets arguments of the declared types only. */
export type Handle = <Name extends CallName>(name: Name, answer: Answerer<Name>) => void

/**
 * Makes the function that registers calls. A call from a frame that `isTrusted` does not know is answered `forbidden`, one
 * with wrong arguments `bad-request`, an exception `internal`; each leaves a line in the log, without the arguments, which
 * may hold a text.
 */
export function createHandle(
  ipcMain: Pick<IpcMain, 'handle'>,
  isTrusted: (frame: IpcMainInvokeEvent['senderFrame']) => boolean,
  log: Log,
): Handle {
  const refuse = (code: AppErrorCode, detail: string): { readonly ok: false; readonly error: AppError } => {
    log.write('ipc', `${code}: ${detail}`)
    return err({ code, detail })
  }
  return <Name extends CallName>(name: Name, answer: Answerer<Name>) => {
    const schema: z.ZodType<Parameters<Calls[Name]>> = callSchemas[name]
    ipcMain.handle(callChannel(name), async (event: Sender, ...args: unknown[]) => {
      if (!isTrusted(event.senderFrame)) return refuse('forbidden', `${name} from a foreign frame`)
      const parsed = schema.safeParse(args)
      if (!parsed.success) return refuse('bad-request', `${name}: ${describe(parsed.error)}`)
      try {
        return await answer(...parsed.data)
      } catch (error) {
        return refuse('internal', `${name}: ${stackOf(error)}`)
      }
    })
  }
}

/** What is wrong with the arguments, by path and rule, without their values. */
function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`).join('; ')
}
