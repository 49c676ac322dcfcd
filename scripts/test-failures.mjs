import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { flakyFails } from './test-totals.mjs'

/**
 * The result of one test in one project of Playwright Test.
 *
 * @typedef {object} PlaywrightResult
 * @property {string} project
 * @property {'expected' | 'unexpected' | 'flaky' | 'skipped'} status
 * @property {string} title With its file and the groups it is in.
 * @property {string} message Of the first error; empty if there was none.
 */

/**
 * @param {any[]} [suites] Of Playwright Test's report.
 * @param {string[]} [groups] The titles above them.
 * @returns {PlaywrightResult[]}
 */
export function listPlaywrightResults(suites = [], groups = []) {
  return suites.flatMap(({ title, specs, suites: inner }) => {
    const above = [...groups, title]
    return [
      ...specs.flatMap((/** @type {any} */ spec) =>
        spec.tests.map((/** @type {any} */ { projectName, status, results = [] }) => ({
          project: projectName,
          status,
          title: [...above, spec.title].join(' › '),
          message: results.flatMap((/** @type {any} */ { errors = [] }) => errors)[0]?.message ?? '',
        })),
      ),
      ...listPlaywrightResults(inner, above),
    ]
  })
}

/**
 * @param {PlaywrightResult} result
 * @param {boolean} [flakyIsFailed]
 */
export function isFailed({ status }, flakyIsFailed = flakyFails) {
  return status === 'unexpected' || (status === 'flaky' && flakyIsFailed)
}

/**
 * @param {any} report
 * @param {boolean} [flakyIsFailed]
 * @returns {string[]} a line for each failed test, so that the end of a log names them.
 */
export function listPlaywrightFailures({ suites }, flakyIsFailed = flakyFails) {
  return listPlaywrightResults(suites)
    .filter((result) => isFailed(result, flakyIsFailed))
    .map(({ project, status, title, message }) => {
      const flaky = status === 'flaky' ? ' (flaky: passed when it was run again)' : ''
      return formatFailure(`[${project}] ${title}${flaky}`, message)
    })
}

/**
 * @param {any} report
 * @returns {string[]} a line for each failed test, and for each file that failed before its tests ran.
 */
export function listVitestFailures({ testResults = [] }) {
  return testResults.flatMap((/** @type {any} */ { name, status, message, assertionResults }) => {
    const file = path.basename(name)
    const failed = assertionResults.filter((/** @type {any} */ result) => result.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [formatFailure(file, message)] : []
    return failed.map((/** @type {any} */ { fullName, failureMessages = [] }) =>
      formatFailure(`${file} › ${fullName}`, failureMessages[0] ?? ''),
    )
  })
}

/**
 * @param {string} title
 * @param {string} message
 */
function formatFailure(title, message) {
  const line = stripVTControlCharacters(message)
    .split('\n')
    .find((part) => part.trim() !== '')
  return line ? `${title}: ${line.trim()}` : title
}
