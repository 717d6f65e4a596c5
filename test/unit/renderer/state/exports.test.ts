import { exportFileName } from '@renderer/state/exports'
import { describe, expect, it } from 'vitest'

describe('exportFileName', () => {
  it('is the name of the project with the ending of the format', () => {
    expect(exportFileName('كورسك', '.sanad.json')).toBe('كورسك.sanad.json')
    expect(exportFileName('كورسك', '.jsonl')).toBe('كورسك.jsonl')
  })

  it('leaves out what file systems do not take', () => {
    expect(exportFileName('a/b\\c: "d"?\n', '.jsonl')).toBe('a b c d.jsonl')
    expect(exportFileName('..', '.jsonl')).toBe('sanad.jsonl')
  })
})
