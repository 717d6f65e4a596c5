/**
 * The layer rule, proved: renderer | main | preload | cli -> files (main and cli only) -> shared -> core. Type imports count.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'core-stands-alone',
      comment:
        'Core holds meaning: it imports itself, its words as data, zod and libraries of pure JavaScript, nothing else.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        pathNot: [
          '^src/core/',
          '^node_modules/(zod|@noble/hashes|diff|fflate|@xmldom/xmldom|hucre|hyparquet|hyparquet-writer|yaml)/',
          '^resources/lexicon/',
        ],
      },
    },
    {
      name: 'shared-knows-core-only',
      comment: 'The contract between the processes is data and types.',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: ['^src/(shared|core)/', '^node_modules/zod/'] },
    },
    {
      name: 'files-is-below-every-process',
      comment: 'Reading and writing files is shared by main and the command line, and knows neither.',
      severity: 'error',
      from: { path: '^src/files/' },
      to: { path: '^src/', pathNot: '^src/(files|shared|core)/' },
    },
    {
      name: 'main-and-cli-on-files',
      comment: 'A process imports itself and what stands below, never another process.',
      severity: 'error',
      from: { path: '^src/(main|cli)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/(files|shared|core)/'] },
    },
    {
      name: 'renderer-and-preload-without-files',
      comment: 'They have no disk: they ask main.',
      severity: 'error',
      from: { path: '^src/(renderer|preload)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/(shared|core)/'] },
    },
    {
      name: 'no-node-in-the-renderer',
      comment: 'The renderer is a sandboxed page.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-stay-apart',
      comment: 'A feature can be understood, changed and removed alone.',
      severity: 'error',
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/', pathNot: '^src/renderer/src/features/$1/' },
    },
    {
      name: 'editor-knows-spans-only',
      comment: 'The editor shows a text with spans: it knows no database, no React and no screen.',
      severity: 'error',
      from: { path: '^src/renderer/src/editor/' },
      to: { path: ['^src/renderer/src/(?!editor/)', '^node_modules/(react|react-dom|react-[^/]+|dexie|dexie-[^/]+)/'] },
    },
    {
      name: 'no-test-code-in-the-app',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: '^test/runtime/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
