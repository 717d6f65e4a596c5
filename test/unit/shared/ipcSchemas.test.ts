import { callSchemas } from '@shared/ipcSchemas'
import { describe, expect, test } from 'vitest'

describe('arguments that the contract allows', () => {
  test.each([
    ['importFromDialog', ['folder']],
    ['importDropped', [['/a', '/b']]],
    ['previewAs', ['job', '0', 'windows-1256']],
    ['decodeUncertain', ['job', [{ fileId: '0', encoding: 'iso-8859-6' }]]],
    ['beginSave', ['dataset', 'كورسك.jsonl']],
    ['beginSave', ['csv', 'الاتفاق.csv']],
    ['writeSave', ['id', '']],
    ['writeSave', ['id', Uint8Array.of(0x89)]],
    ['beginSave', ['pdf', 'مراجعة.pdf']],
    ['pickReviewFile', []],
    ['pickTextFile', ['guidelines']],
    ['setMenu', [[]]],
    [
      'setMenu',
      [[{ title: 'بحث', entries: [{ id: 'find', title: 'البحث', accelerator: 'CommandOrControl+F', enabled: true }] }]],
    ],
    ['setTheme', ['system']],
    ['readLog', []],
  ] as const)('%s %j', (name, args) => {
    expect(callSchemas[name].safeParse(args)).toEqual({ success: true, data: args })
  })
})

describe('arguments that it does not', () => {
  test.each([
    ['importFromDialog', ['everything']],
    ['importDropped', [[]]],
    ['importDropped', [['']]],
    ['previewAs', ['job', '0', 'koi8-r']],
    ['decodeUncertain', ['job', []]],
    ['decodeUncertain', ['job', [{ fileId: '0' }]]],
    ['ackBatch', ['job', '1']],
    ['beginSave', ['exe', 'a']],
    ['beginSave', ['dataset', '']],
    ['writeSave', ['id', null]],
    ['writeSave', ['id', [0x89]]],
    ['pickTextFile', ['log']],
    ['setMenu', [[{ title: '', entries: [] }]]],
    ['setMenu', [[{ title: 'x', entries: [{ id: 'a', title: 'b', enabled: true }] }]]],
    ['setMenu', [Array.from({ length: 21 }, () => ({ title: 'x', entries: [] }))]],
    ['setLanguage', ['fr']],
    ['setTheme', []],
    ['readLog', [1]],
    ['logError', [new Error('x')]],
  ] as const)('%s %j', (name, args) => {
    expect(callSchemas[name].safeParse(args).success).toBe(false)
  })
})
