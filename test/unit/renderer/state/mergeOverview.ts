/** An overview of a merge for tests: two annotators, one file each, one document that both finished. */
import { defaultPolicy } from '@core/adjudication/policy'
import type { FileView, MergeOverview, PersonView } from '@renderer/workers/mergeContract'

export function personView(id: string, name: string, joined: PersonView['joined'] = []): PersonView {
  return { id, name, joined, annotations: 3, relations: 0, done: 1, unfinished: 0 }
}

export function fileView(id: string): FileView {
  return {
    ...{ id, fileName: `${id}.sanad.json`, source: 'file', addedAt: '2027-01-01T00:00:00.000Z', people: [] },
    ...{ documents: 1, documentsNew: 1, setAside: 0, problems: [], nothingNew: false },
  }
}

export function mergeOverview(change: Partial<MergeOverview> = {}): MergeOverview {
  return {
    mergeId: 'm1',
    name: 'مراجعة',
    files: [fileView('f1'), fileView('f2')],
    people: [personView('a', 'هناء'), personView('b', 'سامر')],
    documents: { total: 1, compared: 1, single: 0, unfinished: 0 },
    variants: [],
    policy: defaultPolicy,
    blind: false,
    progress: { total: 0, open: 0, decided: 0, skipped: 0, accepted: 0, agreed: 0, outdated: 0 },
    canUndo: false,
    canRedo: false,
    ...change,
  }
}
