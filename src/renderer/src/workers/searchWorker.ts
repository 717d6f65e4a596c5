/** The worker that searches a project, off the interface thread, over a connection of its own to the same database. */
import { SanadDatabase } from '@renderer/store/database'
import { serveCalls } from './calls'
import { searchFunctions, type SearchService } from './searchJob'

const db = new SanadDatabase()
serveCalls<SearchService>(self, (report) => searchFunctions(db, report))
