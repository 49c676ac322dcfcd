import { describe, expect, test } from 'vitest'
import { listPlaywrightFailures, listVitestFailures } from '../../../scripts/test-failures.mjs'

describe("Playwright's report", () => {
  const failing = { errors: [{ message: '\u001B[31mError: expected 2\u001B[39m\n\n  3 | expect(n)' }] }
  const specs = [
    { title: 'reads', tests: [{ projectName: 'hosts', status: 'expected', results: [{ errors: [] }] }] },
    { title: 'types', tests: [{ projectName: 'hosts', status: 'unexpected', results: [failing] }] },
    {
      title: 'waits',
      tests: [{ projectName: 'hosts', status: 'flaky', results: [failing, { errors: [] }] }],
    },
  ]
  const report = {
    suites: [{ title: 'a.spec.ts', specs: [], suites: [{ title: 'A page', specs, suites: [] }] }],
  }

  test('names each failed test by project, file and group, with the first line of its error', () => {
    expect(listPlaywrightFailures(report, false)).toEqual([
      '[hosts] a.spec.ts › A page › types: Error: expected 2',
    ])
  })

  test('names a flaky test where it counts as failed', () => {
    expect(listPlaywrightFailures(report, true)).toEqual([
      '[hosts] a.spec.ts › A page › types: Error: expected 2',
      '[hosts] a.spec.ts › A page › waits (flaky: passed when it was run again): Error: expected 2',
    ])
  })
})

test("Vitest's report names each failed test, and a file that failed before its tests ran", () => {
  const passed = { status: 'passed', fullName: 'a page loads', failureMessages: [] }
  const failed = { status: 'failed', fullName: 'a page ends', failureMessages: ['AssertionError: 1\n at x'] }
  const testResults = [
    { name: '/clone/test/a.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
    { name: '/clone/test/b.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
    { name: '/clone/test/c.test.ts', status: 'passed', message: '', assertionResults: [passed] },
  ]
  expect(listVitestFailures({ testResults })).toEqual([
    'a.test.ts › a page ends: AssertionError: 1',
    'b.test.ts: No such module',
  ])
})
