import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mentionsCaptchas } from '../../../src/playwright-test/mentions-captchas.ts'

const fileAt = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

test('a test file that solves is told from one that does not, and from one that is not there', () => {
  expect(mentionsCaptchas(fileAt('bench/warm-up/solving.bench.ts'))).toBe(true)
  expect(mentionsCaptchas(fileAt('bench/warm-up/nothing.bench.ts'))).toBe(false)
  expect(mentionsCaptchas('/nowhere/at-all.spec.ts')).toBe(false)
})
