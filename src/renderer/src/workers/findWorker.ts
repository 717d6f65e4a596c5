/** The worker that searches the open document, off the interface thread: no pattern, however bad, holds up a key. */
import { serveCalls } from './calls'
import { findFunctions, type FindService } from './findJob'

serveCalls<FindService>(self, () => findFunctions())
