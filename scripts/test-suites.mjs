import path from 'node:path'
import { findFirefox } from './find-firefox.mjs'
import { findRedis } from './find-redis.mjs'
import { listPlaywrightFailures, listVitestFailures } from './test-failures.mjs'
import { readPlaywrightTotals, readVitestTotals } from './test-totals.mjs'

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} tool The file that Node runs: no shell, and no name that differs on Windows.
 * @property {string[]} args
 * @property {Record<string, string>} [env]
 * @property {string} [report] Where the tool writes its results; without one the suite has no tests to count.
 * @property {(report: any) => import('./test-totals.mjs').Totals} [readTotals]
 * @property {(report: any) => string[]} [listFailures] Returns a line for each failed test.
 * @property {boolean} [isExtra] Runs only when named: it takes long, or needs something that `npm test` does not install.
 * @property {() => string | undefined} [whyImpossible] Returns the reason when this machine cannot run it. Unless it is named, it
 *   is left out then.
 */

/**
 * Every suite in running order: the quickest to fail come first.
 *
 * @param {string} folder For the reports.
 * @returns {Suite[]}
 */
export function listSuites(folder) {
  return [
    { name: 'lint', tool: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
    {
      name: 'floors',
      tool: 'dependency-cruiser/bin/dependency-cruise.mjs',
      args: ['src', '--config', '.dependency-cruiser.mjs'],
    },
    { name: 'types', tool: 'typescript/bin/tsc', args: ['--noEmit'] },
    describeVitest('unit', [], folder),
    describePlaywright('e2e', ['playwright', 'puppeteer', 'hosts'].map(toProject), folder),
    describePlaywright('verdicts', [...verdictProjects.map(toProject), '--workers=5'], folder),
    describeVitest('package', ['--config', 'vitest.package.config.ts'], folder),
    // A queue and a budget over a real Redis, in seconds.
    {
      ...describeVitest('redis', ['--config', 'vitest.fleet.config.ts', '--project', 'core'], folder),
      whyImpossible: whyNoRedis,
    },
    // Installs every host and example from scratch, as a reader would: too long for every change.
    { ...describeVitest('docs', ['--config', 'vitest.docs.config.ts'], folder), isExtra: true },
    // Every fault of the page, the network and the browser: `npm test` has a few of each kind.
    addEnv(
      describePlaywright('faults', ['faults.spec', ...verdictProjects.map(toProject), '--workers=5'], folder),
      {
        FAULTS: 'all',
      },
    ),
    // Sites in other languages, which have to be set up: npm run sites:setup.
    { ...describePlaywright('sites', ['--config', 'playwright.sites.config.ts'], folder), isExtra: true },
    // Killed workers, restarts, cuts of the network, and the figures of 5,000 images.
    {
      ...describeVitest('fleet', ['--config', 'vitest.fleet.config.ts', '--project', 'long'], folder),
      isExtra: true,
      whyImpossible: whyNoRedis,
    },
    {
      ...describePlaywright('firefox', ['--config', 'playwright.firefox.config.ts'], folder),
      isExtra: true,
      whyImpossible: () => {
        const found = findFirefox()
        return 'problem' in found ? found.problem : undefined
      },
    },
  ]
}

function whyNoRedis() {
  const found = findRedis()
  return 'problem' in found ? found.problem : undefined
}

const verdictProjects = ['verdicts-playwright', 'verdicts-puppeteer']

/** @param {string} name */
function toProject(name) {
  return `--project=${name}`
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {string} folder
 * @returns {Suite}
 */
function describePlaywright(name, args, folder) {
  const report = path.join(folder, `${name}.json`)
  return {
    name,
    tool: '@playwright/test/cli.js',
    args: ['test', ...args, '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    readTotals: readPlaywrightTotals,
    listFailures: listPlaywrightFailures,
  }
}

/**
 * @param {Suite} suite
 * @param {Record<string, string>} env
 * @returns {Suite} an extra one.
 */
function addEnv(suite, env) {
  return { ...suite, env: { ...suite.env, ...env }, isExtra: true }
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
    listFailures: listVitestFailures,
  }
}

/**
 * @param {Suite[]} suites
 * @param {string[]} names Empty for all but the extra ones, and those that cannot run here.
 * @returns {Suite[]}
 * @throws {Error} for an unknown suite, or a named one that cannot run here.
 */
export function chooseSuites(suites, names) {
  const known = suites.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(
      `There is no suite called ${unknown.join(' or ')}. Name one or more of ${known.join(', ')}, or none for all.`,
    )
  }
  if (names.length === 0) return suites.filter(({ isExtra, whyImpossible }) => !isExtra && !whyImpossible?.())
  const chosen = suites.filter(({ name }) => names.includes(name))
  for (const { name, whyImpossible } of chosen) {
    const problem = whyImpossible?.()
    if (problem) throw new Error(`The suite ${name} can't run: ${problem}`)
  }
  return chosen
}
