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
 * A test that passed only when it was run again counts as passed, as in Playwright's own exit status.
 *
 * @param {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number } }} report
 * @returns {Totals}
 */
export function readPlaywrightTotals({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
}

/**
 * What a suite counts for. One that ended badly counts as failed even where no test of it did: it did not build, found
 * no tests, or was killed.
 *
 * @param {number} status The exit status.
 * @param {Totals | undefined} totals What its report says, where there is one.
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
