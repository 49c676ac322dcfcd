/**
 * The floors of `src/`, from the ground up. A floor may import what is below it, never what is above or what contains it.
 * Files straight in `src/` are floors of their own.
 */
const floors = [
  'errors/',
  'shared/',
  'log/',
  'terminal/',
  'answer-rules.ts',
  'recogniser/',
  'redis/',
  'providers/provider.ts',
  'result.ts',
  'providers/',
  'modules/',
  'waiting-room/selectors.ts',
  'page/in-page/',
  'page/',
  'options.ts',
  'waiting-room/result.ts',
  'events.ts',
  'waiting-room/',
  'solving/',
  'watching/',
  'solver.ts',
  'index.ts',
  'testing/',
  'drivers/',
  'browsers/',
  'playwright-test/',
  'cli/',
]

const literal = (path) => path.replaceAll('.', '\\.')
const pathOf = (floor) => `^src/${literal(floor)}`

/** What a file of one floor must not import: every floor above. */
const upward = floors.slice(0, -1).map((floor, index) => ({
  name: `no-way-up-from-${floor.replace(/\W+$/, '').replaceAll('/', '-')}`,
  comment: `${floor} is below what it imports here.`,
  severity: 'error',
  from: {
    path: pathOf(floor),
    pathNot: floors
      .filter((other) => other !== floor && other.startsWith(floor))
      .map((other) => pathOf(other)),
  },
  to: {
    path: floors.slice(index + 1).map((above) => pathOf(above)),
    pathNot: floors.slice(0, index + 1).map((below) => pathOf(below)),
  },
}))

const browserLibraries = 'node_modules/(@playwright|playwright|puppeteer(?!-extra-plugin))'

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files that import each other cannot be read one after the other. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...upward,
    {
      name: 'known-floors',
      comment: 'A new room of src/ needs its place in this list.',
      severity: 'error',
      from: { path: '^src/', pathNot: floors.map((floor) => pathOf(floor)) },
      to: {},
    },
    {
      name: 'browser-libraries-as-types',
      comment:
        'The package depends on no browser library: outside these rooms none is named, and in them only as a type.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/playwright-test/fixtures\\.ts$' },
      to: { path: browserLibraries, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-libraries-in-their-rooms',
      comment: 'Everything else knows a page by the structural types of page/port.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(drivers|playwright-test|browsers)/' },
      to: { path: browserLibraries },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
}
