/** The settings, one row each, typed by `Settings`. */
import type { SanadDatabase } from './database'
import type { Settings } from './rows'

/** What holds until the person chooses otherwise. A null language means: that of the system. */
const defaultSettings: Settings = {
  activeAnnotatorId: null,
  activeProjectId: null,
  language: null,
  theme: 'system',
  readingSize: 21,
  readingWidth: 46,
  readingLeading: 2.15,
  readingFont: 'naskh',
  digits: 'latn',
  showInvisibles: false,
  snapping: 'word',
  openDocument: {},
}

export function settingsRepository(db: SanadDatabase) {
  return {
    async get<K extends keyof Settings>(key: K): Promise<Settings[K]> {
      const row = await db.settings.get(key)
      return row === undefined ? defaultSettings[key] : (row.value as Settings[K])
    },

    async set<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
      await db.settings.put({ key, value })
    },

    /** Every setting, with its default where none was chosen. */
    async all(): Promise<Settings> {
      const rows = await db.settings.toArray()
      return { ...defaultSettings, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
    },
  }
}

/** Forgets that a removed project was open. Runs inside the caller's transaction. */
export async function forgetProject(db: SanadDatabase, projectId: string): Promise<void> {
  const settings = settingsRepository(db)
  const open = await settings.get('openDocument')
  const others = Object.entries(open).filter(([id]) => id !== projectId)
  await settings.set('openDocument', Object.fromEntries(others))
  if ((await settings.get('activeProjectId')) === projectId) await settings.set('activeProjectId', null)
}
