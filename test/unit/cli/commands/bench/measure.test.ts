import { describe, expect, it } from 'vitest'
import {
  formatMeasurementJson,
  formatTable,
} from '../../../../../src/cli/commands/bench/format-measurement.ts'
import { measure, type Outcome } from '../../../../../src/cli/commands/bench/measure.ts'

const outcomes: Outcome[] = [
  { source: 'shop', answer: 'Ab1', text: 'Ab1', score: 0.98, ms: 10 },
  { source: 'shop', answer: 'Cd2', text: 'cd2', score: 0.92, ms: 30 },
  { source: 'shop', answer: 'Ef3', text: 'Ef3', score: 0.6, ms: 20 },
  { source: 'shop', answer: 'Gh4', text: 'Gx4', score: 0.2, ms: 40 },
  { source: 'shop', answer: 'Ij5', ms: 50 },
]

describe('measure', () => {
  it('counts right readings among all images, with their case and ignoring case', () => {
    expect(measure('shop', outcomes, false)).toMatchObject({ images: 5, unread: 1, exact: 0.4, folded: 0.6 })
  })

  it('gives precision and recall for exact answers, or ignoring case', () => {
    expect(measure('shop', outcomes, false).sure).toEqual({ readings: 2, right: 0.5, ofRight: 0.5 })
    expect(measure('shop', outcomes, true).sure).toEqual({ readings: 2, right: 1, ofRight: 2 / 3 })
  })

  it('gives the expected calibration error', () => {
    // Tenths: 0.2 to 0.3 is off by 0.2, 0.6 to 0.7 by 0.4, 0.9 to 1 by 0.1 for each of its two.
    expect(measure('shop', outcomes, true).calibrationError).toBeCloseTo((0.2 + 0.4 + 2 * 0.05) / 4, 10)
  })

  it('puts a score of 1 in the last tenth', () => {
    const { bins } = measure('shop', [{ source: 'shop', answer: 'a', text: 'a', score: 1, ms: 1 }], false)
    expect(bins).toHaveLength(10)
    expect(bins.at(-1)).toEqual({ to: 1, readings: 1, right: 1, meanScore: 1 })
  })

  it('gives median and 95th percentile of the times', () => {
    expect(measure('shop', outcomes, false).ms).toEqual({ median: 30, p95: 50 })
  })

  it('gives no figures of scores where there are none', () => {
    const { sure, calibrationError } = measure(
      'shop',
      [{ source: 'shop', answer: 'a', text: 'a', ms: 1 }],
      false,
    )
    expect(sure).toEqual({ readings: 0, right: null, ofRight: null })
    expect(calibrationError).toBeNull()
  })
})

describe('formatTable', () => {
  const shop = measure('shop', outcomes, true)
  const noScores = { source: 'x', answer: 'a', ms: 1 }

  it('aligns a line for each measurement under its titles', () => {
    expect(formatTable([shop, measure('bare', [noScores], true)], 80).split('\n')).toEqual([
      '                                     precision  recall',
      '      images  exact  folded  unread     at 0.9  at 0.9     ECE  median   p95',
      '                  %       %                  %       %  points      ms    ms',
      'shop       5   40.0    60.0       1      100.0    66.7    17.5    30.0  50.0',
      'bare       1    0.0     0.0       1          -       -       -     1.0   1.0',
      '',
    ])
  })

  it('gives names that are too long for the terminal a line of their own', () => {
    const lines = formatTable([measure('a-library-with-a-long-name', outcomes, true)], 80).split('\n')
    expect(lines.slice(3)).toEqual([
      'a-library-with-a-long-name',
      '       5   40.0    60.0       1      100.0    66.7    17.5    30.0  50.0',
      '',
    ])
  })

  it('fits 80 columns with readings that took seconds', () => {
    const slow = measure(
      'django-simple-captcha',
      [{ source: 'x', answer: 'a', text: 'a', score: 1, ms: 59_999.9 }],
      true,
    )
    const lines = formatTable([slow, { ...slow, images: 100_000, unread: 100_000 }], 80).split('\n')
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80)
  })
})

describe('formatMeasurementJson', () => {
  it('rounds shares to four digits and times to one', () => {
    const parsed = JSON.parse(formatMeasurementJson(measure('shop', outcomes, true)))
    expect(parsed).toMatchObject({ source: 'shop', sure: { ofRight: 0.6667 }, ms: { median: 30, p95: 50 } })
    expect(parsed.bins).toHaveLength(10)
  })
})
