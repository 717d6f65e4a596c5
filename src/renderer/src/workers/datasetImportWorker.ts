/** The worker that reads and merges datasets of other tools, over a connection of its own to the same database. */
import { SanadDatabase } from '@renderer/store/database'
import { serveCalls } from './calls'
import { datasetImportFunctions, type DatasetImportService } from './datasetImportJob'

const db = new SanadDatabase()
serveCalls<DatasetImportService>(self, (report) => datasetImportFunctions(db, report))
