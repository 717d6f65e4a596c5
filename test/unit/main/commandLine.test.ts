import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseCommandLine } from '../../../src/main/commandLine'

const files = (...names: string[]): string[] => names.map((name) => resolve('/home/h', name))

test.each([
  ['packaged', ['/opt/Sanad/sanad', 'a.txt', '/b.txt'], false, files('a.txt', '/b.txt')],
  ['from sources', ['electron', '.', 'a.txt'], true, files('a.txt')],
  [
    'switches before the app',
    ['electron', '--no-sandbox', '--inspect=0', '/work/app', '--lang=ar', 'ا.txt'],
    true,
    files('ا.txt'),
  ],
  ['a switch after the files', ['sanad', 'a.txt', '--user-data-dir=/tmp/x', 'b'], false, files('a.txt', 'b')],
  ['macOS start mark', ['Sanad', '-psn_0_12345'], false, []],
  ['a name like a switch', ['sanad', '--lang=en', '--', '-a.txt', '--lang=ar'], false, files('-a.txt', '--lang=ar')],
  ['empty arguments', ['sanad', '', 'a.txt'], false, files('a.txt')],
  ['nothing', ['electron', '.'], true, []],
])('files: %s', (_name, argv, fromSources, expected) => {
  expect(parseCommandLine(argv, '/home/h', fromSources).files).toEqual(expected)
})

test.each([
  [['sanad', '--lang=ar'], 'ar'],
  [['sanad', '--lang=ar', '--lang=en'], 'en'],
  [['sanad', '--lang=fr'], null],
  [['sanad', '--lang'], null],
  [['sanad', '--', '--lang=ar'], null],
  [['sanad'], null],
])('language of %j', (argv, language) => {
  expect(parseCommandLine(argv, '/', false).language).toBe(language)
})
