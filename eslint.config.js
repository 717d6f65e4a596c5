import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Bans imports by pattern in some folders: the layer rule of CONTRIBUTING.md, shown where it is broken. */
const layer = (files, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
})
const ban = (group, message) => ({ group, message })

const outside = ['electron', 'electron/*', 'react', 'react-dom', 'react-dom/*', 'react-*', 'lexical', '@lexical/*', 'dexie', 'dexie-*', 'node:*', 'fs', 'path'] // prettier-ignore
const features = ['documents', 'find', 'firstRun', 'corrections', 'guidelines', 'merge', 'palette', 'projects', 'schemes', 'settings', 'shortcuts', 'transfer', 'workbench'] // prettier-ignore

export default defineConfig([
  globalIgnores(['out/', 'node_modules/', 'demo-output/', 'test-results/', 'test/fixtures/']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    // Scripts: their types are checked by tsconfig.scripts.json.
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'max-lines': ['error', { max: 400 }] },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  layer(
    ['src/core/**'],
    [
      ban(outside, 'The core knows no screen, no disk and no database.'),
      ban(['@shared/*', '@files/*', '@renderer/*', '**/main/*', '**/renderer/*', '**/cli/*'], 'The core imports nothing but itself.'), // prettier-ignore
    ],
  ),
  layer(
    ['src/shared/**'],
    [
      ban(outside, 'The contract is data and types only.'),
      ban(['@files/*', '@renderer/*'], 'Shared stands below every process.'),
    ],
  ),
  layer(
    ['src/files/**', 'src/cli/**'],
    [
      ban(['electron', 'react', 'react-*', 'lexical', 'dexie', '@renderer/*'], 'Node only: no Electron, no screen, no database.'), // prettier-ignore
    ],
  ),
  layer(
    ['src/main/**'],
    [ban(['react', 'react-*', 'lexical', 'dexie', '@renderer/*'], 'Main hosts; it shows nothing.')],
  ),
  layer(
    ['src/renderer/**'],
    [ban(['electron', 'node:*', '@files/*'], 'The renderer reaches the outside through window.sanad only.')],
  ),
  layer(
    ['src/renderer/src/editor/**'],
    [
      ban(['electron', 'node:*', '@files/*', 'dexie', 'dexie-*', 'react', 'react-*', '@renderer/features/*', '@renderer/store/*', '@renderer/app/*', '@renderer/session/*'], 'The editor knows spans: no database, no React, no screens.'), // prettier-ignore
    ],
  ),
  ...features.map((name) =>
    layer(
      [`src/renderer/src/features/${name}/**`],
      [
        ban(['electron', 'node:*', '@files/*'], 'The renderer reaches the outside through window.sanad only.'),
        ban(features.filter((f) => f !== name).map((f) => `@renderer/features/${f}/*`), 'Features never import each other.'), // prettier-ignore
      ],
    ),
  ),
])
