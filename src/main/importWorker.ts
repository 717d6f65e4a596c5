/** The thread of one import task: binds `runImportTask` to the thread's port. Main sends a message when it wants the next batch. */
import { invariant } from '@core/assert'
import { parentPort, workerData } from 'node:worker_threads'
import { runImportTask, type ImportTask, type TaskMessage } from './importTask'

invariant(parentPort !== null, 'This module runs in a worker thread')
const port = parentPort
const send = (message: TaskMessage): void => port.postMessage(message)

// An exception ends the thread as an `error` event in main, which reports the job as failed.
await runImportTask(workerData as ImportTask, {
  send,
  sendBatch: (files) =>
    new Promise((resolve) => {
      port.once('message', () => resolve())
      send({ type: 'batch', files })
    }),
})
