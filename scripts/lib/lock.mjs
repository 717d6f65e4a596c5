import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Runs an action while no other process of this machine runs one under the same lock. The lock is a file holding the id of
 * the process that owns it; one left behind by a process that is gone is taken over.
 * @template T
 * @param {string} path the lock file
 * @param {() => Promise<T>} action
 * @returns {Promise<T>} what the action returned
 */
export async function withLock(path, action) {
  mkdirSync(dirname(path), { recursive: true })
  while (!take(path)) {
    if (ownerIsGone(path)) rmSync(path, { force: true })
    else await delay(250)
  }
  try {
    return await action()
  } finally {
    rmSync(path, { force: true })
  }
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** @param {string} path */
function ownerIsGone(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'))
    // Empty: the owner has made the file and is about to write its id.
    if (owner > 0) process.kill(owner, 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code
