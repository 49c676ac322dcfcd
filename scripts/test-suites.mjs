import path from 'node:path'
import { readPlaywrightTotals, readVitestTotals } from './test-totals.mjs'

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} tool The file that Node runs: no shell, and no name that differs on Windows.
 * @property {string[]} args
 * @property {Record<string, string>} [env]
 * @property {string} [report] Where the tool writes its results; without one the suite has no tests to count.
 * @property {(report: any) => import('./test-totals.mjs').Totals} [readTotals]
 */

/**
 * Every suite, in the order they run: what is quick to fail comes first.
 *
 * @param {string} folder For the reports.
 * @returns {Suite[]}
 */
export function listSuites(folder) {
  return [
    { name: 'lint', tool: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
    { name: 'types', tool: 'typescript/bin/tsc', args: ['--noEmit'] },
    describeVitest('unit', [], folder),
    {
      name: 'e2e',
      tool: '@playwright/test/cli.js',
      args: ['test', '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(folder, 'e2e.json') },
      report: path.join(folder, 'e2e.json'),
      readTotals: readPlaywrightTotals,
    },
    describeVitest('package', ['--config', 'vitest.package.config.ts'], folder),
    describeVitest('docs', ['--config', 'vitest.docs.config.ts'], folder),
  ]
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {string} folder
 * @returns {Suite}
 */
function describeVitest(name, args, folder) {
  const report = path.join(folder, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    name,
    tool: 'vitest/vitest.mjs',
    args: ['run', ...args, ...reporters],
    report,
    readTotals: readVitestTotals,
  }
}

/**
 * @param {Suite[]} suites
 * @param {string[]} names None means all.
 * @returns {Suite[]}
 * @throws {Error} naming a suite that there isn't.
 */
export function chooseSuites(suites, names) {
  const known = suites.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(
      `There is no suite called ${unknown.join(' or ')}. Name one or more of ${known.join(', ')}, or none for all.`,
    )
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name))
}
