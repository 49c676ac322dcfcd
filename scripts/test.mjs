import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { getHeadlessShell } from './headless-shell.mjs'
import { showCommand } from './run-command.mjs'
import { ROOT, setUp } from './set-up.mjs'
import { tellStep } from './tell.mjs'
import { chooseSuites, listSuites } from './test-suites.mjs'
import { addTotals, countSuite, formatTotals } from './test-totals.mjs'

const HELP = `npm test [-- suite...]

Sets up this clone and runs the suites lint, floors, types, unit, e2e, verdicts, package and redis, or only those named.
The suite redis needs redis-server or valkey-server, and is left out where neither is installed.
The suites docs, faults, fleet, sites and firefox run only when named: docs, faults and fleet take long, fleet needs what redis
needs, sites what npm run sites:setup installs, and firefox a Firefox, which this does not install.
A flaky end-to-end test, which passes only when it is run again, counts as failed in CI and as passed elsewhere.
The last line has the totals of all tests: N passed, N failed.`

// A new folder, so that no report of an earlier run is taken for this one's.
const folder = mkdtempSync(path.join(tmpdir(), 'solve-image-captchas-test-'))
try {
  if (process.argv.includes('--help')) console.log(HELP)
  else process.exitCode = await runTests(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string[]} names
 * @returns {Promise<number>} The exit status.
 */
async function runTests(names) {
  const all = listSuites(folder)
  const suites = chooseSuites(all, names)
  await setUp()
  await tellStep('Headless shell', getHeadlessShell)
  const counted = []
  for (const suite of suites) {
    console.log(`\n── ${suite.name} ${'─'.repeat(60)}`)
    const status = await runSuite(suite)
    const report = readReport(suite)
    const totals = countSuite(status, report && suite.readTotals?.(report))
    const failures = (report && suite.listFailures?.(report)) ?? []
    counted.push({ suite, status, totals, failures })
  }

  console.log('')
  for (const { suite, status, totals, failures } of counted) {
    const counts = suite.readTotals ? formatTotals(totals) : status === 0 ? 'nothing found' : 'failed'
    console.log(`${totals.failed === 0 ? '✓' : '✗'} ${suite.name.padEnd(8)} ${counts}`)
    for (const failure of failures) console.log(`    ${failure}`)
  }
  for (const suite of names.length === 0 ? all : []) {
    if (suites.includes(suite)) continue
    const why = suite.isExtra ? `npm run test:${suite.name}` : suite.whyImpossible?.()
    console.log(`- ${suite.name.padEnd(8)} left out: ${why}`)
  }
  const sum = addTotals(counted.map(({ totals }) => totals))
  const hasTests = suites.some(({ readTotals }) => readTotals)
  if (hasTests && sum.passed + sum.failed === 0) sum.failed = 1
  console.log(formatTotals(sum))
  return sum.failed === 0 ? 0 : 1
}

/**
 * @param {import('./test-suites.mjs').Suite} suite
 * @returns {Promise<number>}
 */
function runSuite({ tool, args, env }) {
  return showCommand(process.execPath, [path.join(ROOT, 'node_modules', tool), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  })
}

/** @param {import('./test-suites.mjs').Suite} suite */
function readReport({ report }) {
  return report && existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
}
