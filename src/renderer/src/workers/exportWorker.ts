/** The worker that makes export files, off the interface thread, over a connection of its own to the same database. */
import { SanadDatabase } from '@renderer/store/database'
import { serveCalls } from './calls'
import { exportFunctions, type ExportService } from './exportJob'

const db = new SanadDatabase()
serveCalls<ExportService>(self, (report) => exportFunctions(db, report))
