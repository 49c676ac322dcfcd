import { describe, expect, test } from 'vitest'
import { chooseSuites, listSuites } from '../../../scripts/test-suites.mjs'
import {
  addTotals,
  countSuite,
  formatTotals,
  readPlaywrightTotals,
  readVitestTotals,
} from '../../../scripts/test-totals.mjs'

test("Vitest's report is counted, with what is still to be written as skipped", () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 }
  expect(readVitestTotals(report)).toEqual({ passed: 7, failed: 2, skipped: 4 })
})

test("Playwright's report is counted, with what passed at the second try as passed", () => {
  const report = { stats: { expected: 7, flaky: 1, unexpected: 2, skipped: 3 } }
  expect(readPlaywrightTotals(report)).toEqual({ passed: 8, failed: 2, skipped: 3 })
})

describe('countSuite', () => {
  const good = { passed: 5, failed: 0, skipped: 0 }

  test('believes a report that the exit status agrees with', () => {
    expect(countSuite(0, good)).toEqual(good)
    expect(countSuite(1, { ...good, failed: 2 })).toEqual({ ...good, failed: 2 })
  })

  test('counts a suite that ended badly without a failed test as one failure', () => {
    expect(countSuite(1, good)).toEqual({ ...good, failed: 1 })
    expect(countSuite(1, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

test('the closing line has the sum, and the skipped ones where there are some', () => {
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

  test('takes all unless some are named', () => {
    expect(namesOf([])).toEqual(['lint', 'floors', 'types', 'unit', 'e2e', 'package'])
    expect(namesOf(['package', 'unit'])).toEqual(['unit', 'package'])
  })

  test('says why a suite that is named can not run here', () => {
    const firefox = { name: 'firefox', tool: '', args: [], isExtra: true, whyImpossible: () => 'No Firefox.' }
    expect(() => chooseSuites([firefox], ['firefox'])).toThrow("The suite firefox can't run: No Firefox.")
    expect(chooseSuites([firefox], [])).toEqual([])
  })

  test('names the suites there are when one is misspelt', () => {
    expect(() => namesOf(['units'])).toThrow(
      'There is no suite called units. Name one or more of lint, floors, types, unit, e2e, package, docs, firefox, or none for all.',
    )
  })
})
