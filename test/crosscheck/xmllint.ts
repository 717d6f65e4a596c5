import { spawnSync } from 'node:child_process'

const program = process.env['XMLLINT'] ?? 'xmllint'

/** Whether xmllint is here to be asked. */
export function hasXmllint(): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

/** What xmllint complains of in an XML document; empty if it is well-formed, and valid by the schema at the path if one is given. */
export function complaintsOfXmllint(xml: string, schema?: string): string {
  const args = ['--noout', '--nonet', ...(schema === undefined ? [] : ['--schema', schema]), '-']
  const { status, stderr } = spawnSync(program, args, { input: xml, encoding: 'utf8' })
  return status === 0 ? '' : stderr || `ended with ${String(status)}`
}
