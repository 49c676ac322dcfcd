import { readFileSync } from 'node:fs'
import { drawTable, writePart } from './write-part.ts'

/**
 * Writes the table of `docs/verdicts.md` from the results of the end-to-end tests.
 *
 * usage: npx tsx scripts/draw-verdict-table.ts test-results/verdicts.json [another.json ...]
 */

interface Suite {
  title: string
  specs?: { tests: TestResult[] }[]
}

interface TestResult {
  projectName: string
  status: string
  annotations: { type: string; description?: string }[]
}

/** What `test/e2e/verdicts.spec.ts` notes of each visit. */
interface Visited {
  site: string
  kind: string
  title: string
  truth: string
  verdict: string
  sent: number
  /** Milliseconds from the first submission to the end of the call. */
  took?: number
  /** How many of these the site itself took until it showed anything. */
  shownAfter: number
}

const DRIVERS = ['playwright', 'puppeteer']

const files = process.argv.slice(2)
if (files.length === 0)
  throw new Error('Name the results: npx tsx scripts/draw-verdict-table.ts test-results/verdicts.json')

/** Visits by site and driver. */
const visits = new Map<string, Map<string, Visited & { status: string }>>()
for (const file of files) {
  const report: { suites: Suite[] } = JSON.parse(readFileSync(file, 'utf8'))
  const specs = report.suites
    .filter(({ title }) => title === 'verdicts.spec.ts')
    .flatMap(({ specs = [] }) => specs)
  for (const { projectName, status, annotations } of specs.flatMap(({ tests }) => tests)) {
    // With a retry there are several: the last one counts, as for the status.
    const note = annotations.findLast(({ type }) => type === 'verdict')?.description
    if (note === undefined) continue
    const visited: Visited = JSON.parse(note)
    const ofSite = visits.get(visited.site) ?? new Map()
    visits.set(visited.site, ofSite.set(projectName.replace('verdicts-', ''), { ...visited, status }))
  }
}

const rows = [...visits.values()].flatMap((ofSite) => {
  const [site] = ofSite.values()
  return site
    ? [[site.kind, site.title, site.truth, ...DRIVERS.map((driver) => drawCell(ofSite.get(driver)))]]
    : []
})
const head = ['how it says so', 'what the site does', 'true is', ...DRIVERS]
const table = drawTable(
  head,
  rows.map((cells) => cells.map(escapeCell)),
)
writePart('docs/verdicts.md', 'results', `${DRIVERS.map(drawTotal).join('\n')}\n\n${table}`)

/** The verdict and how long it took after it could be seen; bold where the test does not pass. */
function drawCell(visited: (Visited & { status: string }) | undefined): string {
  if (!visited) return '–'
  const { verdict, took, shownAfter, sent, status } = visited
  const time = took === undefined ? '' : `, ${(Math.max(0, took - shownAfter) / 1000).toFixed(1)} s`
  const times = sent === 1 ? '' : `, sent ${sent} times`
  const cell = `${verdict}${time}${times}`
  return status === 'expected' ? cell : `**${cell}**`
}

function drawTotal(driver: string): string {
  const all = [...visits.values()].flatMap((ofSite) => ofSite.get(driver) ?? [])
  const refusals = all.filter(({ truth }) => truth === 'rejected' || truth === 'form-refused')
  const successes = all.filter(({ truth }) => truth === 'accepted')
  const believed = refusals.filter(({ verdict }) => verdict === 'accepted').length
  const seen = successes.filter(({ verdict }) => verdict === 'accepted').length
  const again = successes.filter(({ sent }) => sent > 1).length
  return `- ${driver}: ${believed} of ${refusals.length} refusals called accepted; ${seen} of ${successes.length} successes seen, ${again} of them sent again.`
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('{', '&#123;').replaceAll('<', '&lt;')
}
