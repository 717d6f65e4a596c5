/** The sample project: four short news texts about one invented event, whose sources do not agree. */
import { documentIdOf } from '@core/text/documentId'
import { titleOf } from '@core/text/title'
import type { DecodedFile } from '@shared/ipc'
import type { Services } from '@renderer/services/services'
import { openDocument } from '@renderer/state/navigation'
import { createProject } from '@renderer/state/projects'
import first from '../../../../../resources/samples/dam-1-agency.txt?raw'
import second from '../../../../../resources/samples/dam-2-ministry.txt?raw'
import third from '../../../../../resources/samples/dam-3-residents.txt?raw'
import fourth from '../../../../../resources/samples/dam-4-inquiry.txt?raw'

const samples = [
  { fileName: 'dam-1-agency.txt', text: first },
  { fileName: 'dam-2-ministry.txt', text: second },
  { fileName: 'dam-3-residents.txt', text: third },
  { fileName: 'dam-4-inquiry.txt', text: fourth },
]

function decoded({ fileName, text }: { readonly fileName: string; readonly text: string }): DecodedFile {
  const byteLength = new TextEncoder().encode(text).length
  const source = { encoding: 'utf-8', byteLength, newline: 'lf', bom: false } as const
  return { id: documentIdOf(text), title: titleOf(text), fileName, text, source }
}

/** Creates the sample project under `name` and opens its first text. */
export async function openSampleProject(services: Services, name: string): Promise<void> {
  const project = await createProject(services, name)
  const files = samples.map(decoded)
  await services.store.documents.addDecoded(project.id, files)
  const [start] = files
  if (start !== undefined) await openDocument(services, start.id)
}
