import { readFileSync } from 'node:fs'
import { pages } from '../e2e-fixtures/pages/all.ts'
import { drawTable, writePart } from './write-part.ts'

/**
 * Writes the table of `docs/modules.md` from the results of the end-to-end tests.
 *
 * usage: npx tsx scripts/draw-module-table.ts test-results/e2e.json [another.json ...]
 */

interface Suite {
  title: string
  suites?: Suite[]
  specs?: { title: string; tests: { projectName: string; status: string }[] }[]
}

const FILE = 'libraries.spec.ts'
const STEPS = ['find', 'solve', 'refuse, then solve', 'confirm', 'fresh image']
const DRIVERS = ['playwright', 'puppeteer']
const MARKS: Record<string, string> = {
  expected: 'yes',
  skipped: 'left out',
  unexpected: '**no**',
  flaky: '**flaky**',
}

const files = process.argv.slice(2)
if (files.length === 0)
  throw new Error('Pass the results: npx tsx scripts/draw-module-table.ts test-results/e2e.json')

/** Statuses by page, step and driver. */
const results = new Map<string, Map<string, string>>()
for (const file of files) {
  const report: { suites: Suite[] } = JSON.parse(readFileSync(file, 'utf8'))
  const described = report.suites.filter(({ title }) => title === FILE).flatMap(({ suites = [] }) => suites)
  for (const { title, specs = [] } of described) {
    const ofPage = results.get(title) ?? new Map<string, string>()
    for (const spec of specs) {
      const step = spec.title.split(':')[0]
      for (const { projectName, status } of spec.tests) ofPage.set(`${step} ${projectName}`, status)
    }
    results.set(title, ofPage)
  }
}

const rows = [...results].map(([name, ofPage]) => {
  const page = pages.find((candidate) => candidate.name === name)
  const cells = STEPS.map((step) =>
    DRIVERS.map((driver) => MARKS[ofPage.get(`${step} ${driver}`) ?? ''] ?? '–'),
  )
  return [page?.title ?? name, page ? `\`${page.module}\`` : '', ...cells.map(mergeEqual)]
})
writePart('docs/modules.md', 'results', drawTable(['page', 'module', ...STEPS], rows))

/** A single mark when both drivers have the same result, else one for each. */
function mergeEqual(cells: string[]): string {
  return new Set(cells).size === 1 ? (cells[0] ?? '') : cells.join(' / ')
}
