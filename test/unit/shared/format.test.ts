import { expect, test } from 'vitest'
import { formatScore } from '../../../src/shared/format.ts'

test.each([
  [0.8499, '0.84'],
  [0.85, '0.85'],
  [0.29, '0.29'],
  [0.999, '0.99'],
  [1, '1.00'],
  [0, '0.00'],
  [undefined, '–'],
])('%s is shown as %s', (score, shown) => {
  expect(formatScore(score)).toBe(shown)
})
