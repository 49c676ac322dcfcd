import { describe, expect, test } from 'vitest'
import { chooseSuites, listSuites } from '../../../scripts/test-suites.mjs'
import {
  addTotals,
  countSuite,
  formatTotals,
  readPlaywrightTotals,
  readVitestTotals,
} from '../../../scripts/test-totals.mjs'

test("Vitest's report is counted, with todo tests as skipped", () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 }
  expect(readVitestTotals(report)).toEqual({ passed: 7, failed: 2, skipped: 4 })
})

test("Playwright's report is counted, with tests that pass on the second try as passed", () => {
  const report = { stats: { expected: 7, flaky: 1, unexpected: 2, skipped: 3 } }
  expect(readPlaywrightTotals(report)).toEqual({ passed: 8, failed: 2, skipped: 3 })
})

describe('countSuite', () => {
  const good = { passed: 5, failed: 0, skipped: 0 }

  test('trusts a report that agrees with the exit status', () => {
    expect(countSuite(0, good)).toEqual(good)
    expect(countSuite(1, { ...good, failed: 2 })).toEqual({ ...good, failed: 2 })
  })

  test('counts a suite that exits with an error but no failed test as one failure', () => {
    expect(countSuite(1, good)).toEqual({ ...good, failed: 1 })
    expect(countSuite(1, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

test('the closing line has the total, and the number of skipped tests if there are any', () => {
  const sum = addTotals([
    { passed: 5, failed: 0, skipped: 0 },
    { passed: 2, failed: 1, skipped: 0 },
  ])
  expect(formatTotals(sum)).toBe('7 passed, 1 failed')
  expect(formatTotals({ ...sum, skipped: 4 })).toBe('7 passed, 1 failed, 4 skipped')
})

describe('chooseSuites', () => {
  const suites = listSuites('/reports')
  const namesOf = (names: string[]) => chooseSuites(suites, names).map(({ name }) => name)

  test('selects all suites unless some are named', () => {
    expect(namesOf([])).toEqual(['lint', 'floors', 'types', 'unit', 'e2e', 'package'])
    expect(namesOf(['package', 'unit'])).toEqual(['unit', 'package'])
  })

  test('says why a named suite cannot run here', () => {
    const firefox = { name: 'firefox', tool: '', args: [], isExtra: true, whyImpossible: () => 'No Firefox.' }
    expect(() => chooseSuites([firefox], ['firefox'])).toThrow("The suite firefox can't run: No Firefox.")
    expect(chooseSuites([firefox], [])).toEqual([])
  })

  test('lists the known suites when one is misspelt', () => {
    expect(() => namesOf(['units'])).toThrow(
      'There is no suite called units. Name one or more of lint, floors, types, unit, e2e, package, docs, firefox, or none for all.',
    )
  })
})
