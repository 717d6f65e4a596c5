/** The worker that reads and merges exchange files, over a connection of its own to the same database. */
import { SanadDatabase } from '@renderer/store/database'
import { serveCalls } from './calls'
import { importExchangeFunctions, type ImportExchangeService } from './importExchangeJob'

const db = new SanadDatabase()
serveCalls<ImportExchangeService>(self, (report) => importExchangeFunctions(db, report))
