import { afterEach, describe, expect, test, vi } from 'vitest'
import playwrightConfig from '../../../playwright.config.ts'
import firefoxConfig from '../../../playwright.firefox.config.ts'
import { chooseSuites, listSuites } from '../../../scripts/test-suites.mjs'
import {
  addTotals,
  countSuite,
  flakyFails,
  formatTotals,
  readPlaywrightTotals,
  readVitestTotals,
} from '../../../scripts/test-totals.mjs'
import vitestConfig from '../../../vitest.config.ts'

afterEach(() => vi.unstubAllEnvs())

test("Vitest's report is counted, with todo tests as skipped", () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 }
  expect(readVitestTotals(report)).toEqual({ passed: 7, failed: 2, skipped: 4 })
})

describe("Playwright's report", () => {
  const report = { stats: { expected: 7, flaky: 1, unexpected: 2, skipped: 3 } }

  test("counts a test that passed only when it was run again as passed on a developer's machine", () => {
    expect(readPlaywrightTotals(report, false)).toEqual({ passed: 8, failed: 2, skipped: 3 })
  })

  test('counts such a test as failed in CI', () => {
    expect(readPlaywrightTotals(report, true)).toEqual({ passed: 7, failed: 3, skipped: 3 })
  })
})

describe('a flaky end-to-end test', () => {
  test.each([
    ['true', true],
    ['', false],
  ])('fails in CI and nowhere else: CI=%j', async (value, expected) => {
    vi.stubEnv('CI', value)
    vi.resetModules()
    expect((await import('../../../scripts/test-totals.mjs')).flakyFails).toBe(expected)
  })

  test.each([
    ['playwright.config.ts', playwrightConfig],
    ['playwright.firefox.config.ts', firefoxConfig],
  ])('fails the run of Playwright Test as it does the count: %s', (_, config) => {
    expect(config.failOnFlakyTests).toBe(flakyFails)
  })
})

test('unit tests have the default timeout, but for those named *.slow.test.ts', () => {
  const projects = vitestConfig.test?.projects?.map((project) => (project as { test: object }).test)
  const slow = 'test/unit/**/*.slow.test.ts'
  expect(projects).toEqual([
    { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: [slow] },
    { name: 'slow', include: [slow], testTimeout: 60_000, hookTimeout: 60_000 },
  ])
  expect(vitestConfig.test).not.toHaveProperty('testTimeout')
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
    const usual = ['lint', 'floors', 'types', 'unit', 'e2e', 'verdicts', 'package']
    expect(namesOf([]).filter((name) => name !== 'redis')).toEqual(usual)
    expect(namesOf(['package', 'unit'])).toEqual(['unit', 'package'])
  })

  test('says why a named suite cannot run here', () => {
    const firefox = { name: 'firefox', tool: '', args: [], isExtra: true, whyImpossible: () => 'No Firefox.' }
    expect(() => chooseSuites([firefox], ['firefox'])).toThrow("The suite firefox can't run: No Firefox.")
    expect(chooseSuites([firefox], [])).toEqual([])
  })

  test('leaves out a suite that cannot run here, unless it is named', () => {
    const there = { name: 'redis', tool: '', args: [], whyImpossible: () => undefined }
    const missing = { ...there, whyImpossible: () => 'No Redis.' }
    expect(chooseSuites([there], [])).toEqual([there])
    expect(chooseSuites([missing], [])).toEqual([])
    expect(() => chooseSuites([missing], ['redis'])).toThrow("The suite redis can't run: No Redis.")
  })

  test('lists the known suites when one is misspelt', () => {
    expect(() => namesOf(['units'])).toThrow(
      'There is no suite called units. Name one or more of lint, floors, types, unit, e2e, verdicts, package, redis, docs, faults, sites, fleet, firefox, or none for all.',
    )
  })
})
