import { readFileSync } from 'node:fs'
import { allSites } from '../e2e-fixtures/real/sites/all.ts'
import { titleOf } from '../e2e-fixtures/real/sites/library-site.ts'
import { drawTable, writePart } from './write-part.ts'

/**
 * Writes the table of real sites in `docs/modules.md` from the results of `npx playwright test --config playwright.sites.config.ts`.
 *
 * usage: npx tsx scripts/draw-site-table.ts test-results/sites.json [another.json ...]
 */

interface Test {
  projectName: string
  status: string
  results: { annotations?: { type: string; description?: string }[] }[]
}

interface Suite {
  suites?: Suite[]
  specs?: { title: string; tests: Test[] }[]
}

const MARKS: Record<string, string> = { expected: 'yes', unexpected: '**no**', flaky: '**flaky**' }

const files = process.argv.slice(2)
if (files.length === 0)
  throw new Error('Pass the results: npx tsx scripts/draw-site-table.ts test-results/sites.json')

/** The tests of both drivers by title; a later report's take the place of an earlier one's. */
const tests = new Map<string, Test[]>()
const collect = ({ suites = [], specs = [] }: Suite): void => {
  for (const { title, tests: ofSpec } of specs) {
    const isOther = ({ projectName }: Test) => !ofSpec.some((test) => test.projectName === projectName)
    tests.set(title, [...(tests.get(title) ?? []).filter(isOther), ...ofSpec])
  }
  suites.forEach(collect)
}
for (const file of files) collect(JSON.parse(readFileSync(file, 'utf8')))

const rows = allSites.flatMap((site) =>
  site.pages.map((page) => {
    const { library, version, kind, module, replicaOf, inTestMode } = page
    const solved = testsOf(`solve: ${titleOf(page)} is`)
    return [
      ...[kind ? `${library}, ${kind}` : library, version, site.language],
      ...[replicaOf ? `replica of ${replicaOf}` : 'small application', `\`${module}\``],
      ...[marks(solved), images(solved)],
      inTestMode ? marks(testsOf(`switch: ${titleOf(page)} accepts`)) : '–',
    ]
  }),
)
const account = testsOf('solve: a new account')
const switched = testsOf('switch: a member of a group')
rows.unshift([
  ...['FancyCaptcha of MediaWiki', '1.39.17', 'PHP', 'real program', '`mediawiki-fancycaptcha`'],
  ...[marks(account), images(account), marks(switched)],
])
const head = [
  'library',
  'version',
  'language',
  'page',
  'module',
  'found, refreshed, refused, solved',
  'read',
  'switch',
]
writePart('docs/modules.md', 'sites', drawTable(head, rows))

function testsOf(start: string): Test[] {
  const found = [...tests].filter(([title]) => title.startsWith(start)).flatMap(([, ofTitle]) => ofTitle)
  return found.sort((one, other) => one.projectName.localeCompare(other.projectName))
}

/** A single mark when both drivers have the same result, else one for each. */
function marks(ofTitle: readonly Test[]): string {
  return merge(ofTitle.map(({ status }) => MARKS[status] ?? 'left out')) || 'not run'
}

/** What the recogniser needed: `image 1, 0 wrong`. */
function images(ofTitle: readonly Test[]): string {
  const reads = ofTitle.map(({ results }) =>
    results.at(-1)?.annotations?.find(({ type }) => type === 'reads'),
  )
  return merge(reads.map((read) => read?.description ?? '–')) || '–'
}

function merge(cells: readonly string[]): string {
  return [...new Set(cells)].join(' / ')
}
