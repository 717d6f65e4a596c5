/** The worker that holds a merge, off the interface thread, over a connection of its own to the same database. */
import { SanadDatabase } from '@renderer/store/database'
import { serveCalls } from './calls'
import type { MergeService } from './mergeContract'
import { mergeFunctions } from './mergeJob'

const db = new SanadDatabase()
serveCalls<MergeService>(self, (report) => mergeFunctions(db, report))
