import process from 'node:process'

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
 * @returns {Totals}
 */
export function readVitestTotals({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

/**
 * Whether a test that passes only when it is run again counts as failed. It does in CI, where nobody looks twice at a
 * run that passed. On a developer's machine, busy with other things, it is only reported.
 */
export const flakyFails = Boolean(process.env.CI)

/**
 * Counts a test that passed only when it was run again as Playwright's exit status does under `failOnFlakyTests`.
 *
 * @param {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }} report
 * @param {boolean} [flakyIsFailed]
 * @returns {Totals}
 */
export function readPlaywrightTotals({ stats }, flakyIsFailed = flakyFails) {
  const { expected, flaky, unexpected, skipped } = stats
  return flakyIsFailed
    ? { passed: expected, failed: unexpected + flaky, skipped }
    : { passed: expected + flaky, failed: unexpected, skipped }
}

/**
 * A suite whose exit status is not 0 counts as failed even if none of its tests did: it did not build, found no tests or
 * was killed.
 *
 * @param {number} status The exit status.
 * @param {Totals | undefined} totals From its report, if it wrote one.
 * @returns {Totals}
 */
export function countSuite(status, totals = { passed: 0, failed: 0, skipped: 0 }) {
  return status !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

/**
 * @param {Totals[]} all
 * @returns {Totals}
 */
export function addTotals(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * @param {Totals} totals
 * @returns {string}
 */
export function formatTotals({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
