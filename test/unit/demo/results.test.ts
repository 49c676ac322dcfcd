import { describe, expect, test } from 'vitest'
import { describeAttempt } from '../../../demo/describe.ts'
import { formatTable } from '../../../demo/format-table.ts'
import { summarise, toJson } from '../../../demo/summary.ts'
import { driverNames, lowestScore } from '../../../demo/visit.ts'
import { surestReading } from '../../../src/playwright-test/record.ts'
import { attempt, outcome } from './outcomes.ts'

const reading = (text: string, score?: number) => ({
  provider: 'local',
  reading: { text, provider: 'local', ...(score !== undefined && { score }) },
  ms: 1,
})

describe('formatTable', () => {
  test('has a row for each page and driver, with aligned columns', () => {
    const table = formatTable([outcome(), outcome({ driver: 'puppeteer', ms: 12_345, score: undefined })])
    expect(table.split('\n')).toEqual([
      'Page   Driver      Attempts  Score    Time  Server',
      '─────  ──────────  ────────  ─────  ──────  ──────────',
      'login  Playwright         1   0.93   1.2 s  ✓ accepted',
      'login  Puppeteer          1      –  12.3 s  ✓ accepted',
    ])
  })

  test('says below the table why a page failed', () => {
    const table = formatTable([outcome({ solved: false, error: 'It was not solved:\n1. low-score' })])
    expect(table).toContain('✗ did not accept')
    expect(table).toMatch(/\n\nlogin, Playwright: It was not solved:\n {2}1\. low-score$/)
  })
})

describe('summarise', () => {
  test('counts a page as solved when it is solved under every driver', () => {
    const outcomes = [
      outcome({ name: 'one' }),
      outcome({ name: 'two' }),
      outcome({ name: 'one', driver: 'puppeteer' }),
      outcome({ name: 'two', driver: 'puppeteer', solved: false }),
    ]
    expect(summarise(outcomes, driverNames)).toEqual({
      pages: 2,
      solved: 1,
      drivers: ['playwright', 'puppeteer'],
    })
  })

  test('does not count a page that one driver never reached', () => {
    expect(summarise([outcome()], driverNames).solved).toBe(0)
  })
})

test('a line of JSON has the documented fields', () => {
  expect(JSON.parse(toJson(outcome({ score: undefined })))).toEqual({
    page: 'login',
    driver: 'playwright',
    module: 'svg-captcha',
    attempts: 1,
    score: null,
    ms: 1234,
    solved: true,
  })
})

test("a page's score is the lowest of its captchas' last readings", () => {
  const other = { ...attempt().captcha, id: 'two' }
  const unsure = { reading: { text: 'x', score: 0.3, provider: 'local' } }
  expect(lowestScore([attempt(unsure), attempt(), attempt({ captcha: other, ...unsure })])).toBe(0.3)
  expect(lowestScore([attempt(unsure), attempt()])).toBe(0.93)
  expect(lowestScore([])).toBeUndefined()
})

test('of readings that were not typed, the one with the highest score is shown', () => {
  const { reading: _, ...untyped } = attempt({
    answers: [reading('a', 0.2), reading('b', 0.6), reading('c')],
  })
  expect(surestReading(untyped)?.text).toBe('b')
  expect(describeAttempt({ ...untyped, verdict: 'low-score' })).toBe('image 1: “b” (0.60), low-score')
})
