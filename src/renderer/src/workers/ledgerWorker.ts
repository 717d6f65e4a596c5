/** The worker that holds the ledger, off the interface thread, over a connection of its own to the same database. */
import { SanadDatabase } from '@renderer/store/database'
import { serveCalls } from './calls'
import type { LedgerService } from './ledgerContract'
import { ledgerFunctions } from './ledgerJob'

const db = new SanadDatabase()
serveCalls<LedgerService>(self, (report) => ledgerFunctions(db, report))
