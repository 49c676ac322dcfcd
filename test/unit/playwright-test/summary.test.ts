import { describe, expect, test } from 'vitest'
import { formatSummary } from '../../../src/playwright-test/summary.ts'
import { createPainter } from '../../../src/terminal/paint.ts'
import { answerBy, reportedAttempt, reportedCaptcha, reportedFailure } from './reported-captchas.ts'

const plain = (_: unknown, text: string) => text
const linesOf = (...args: Parameters<typeof formatSummary>) => formatSummary(...args).split('\n')

describe('the summary of a run', () => {
  test('has a row for each page and provider, and the totals', () => {
    const unsure = reportedAttempt({
      answers: [answerBy('local'), answerBy('capsolver', 0.0004)],
      reading: { text: 'k7Qp', provider: 'capsolver' },
      ms: 5_100,
    })
    const captchas = [
      reportedCaptcha({ url: 'http://127.0.0.1:4000/sign-up', attempts: [unsure] }),
      reportedCaptcha(),
      reportedCaptcha({ url: 'http://127.0.0.1:5000/login' }),
    ]
    expect(linesOf(captchas, 80, plain)).toEqual([
      '  Page      Provider   Images  Accepted    Cost   Time',
      '  ────────  ─────────  ──────  ────────  ──────  ─────',
      '  /login    local           2         2       –  1.6 s',
      '  /sign-up  local           1         0       –  0.0 s',
      '  /sign-up  capsolver       1         1  0.0004  5.1 s',
      '  ────────  ─────────  ──────  ────────  ──────  ─────',
      '  2 pages                   4         3  0.0004  6.7 s',
    ])
  })

  test('lists the captchas that were not solved, and their tests', () => {
    const refused = reportedAttempt({ verdict: 'rejected' })
    const captcha = reportedCaptcha({ solved: false, attempts: [refused, { ...refused, number: 2 }] })
    captcha.test.retry = 1
    expect(linesOf([captcha], 80, plain).slice(-3)).toEqual([
      '',
      '  ✗ /login: svg-captcha, 2 attempts, rejected',
      '    login.spec.ts:12 › signs in (retry 1)',
    ])
  })

  test('lists a captcha of which no image was read', () => {
    expect(formatSummary([reportedCaptcha({ solved: false, attempts: [] })], 80, plain)).toContain(
      '✗ /login: svg-captcha, 0 attempts, not read',
    )
  })

  test('lists a call that failed without a captcha, and counts its page', () => {
    const summary = formatSummary([reportedCaptcha(), reportedFailure()], 80, plain)
    expect(summary).toMatch(/^ {2}\/admin +– +0 +0 +– +0\.0 s$/m)
    expect(summary).toContain('✗ /admin: origin not allowed\n    login.spec.ts:12 › signs in')
  })

  test('fits the line width, however long the names are', () => {
    const captcha = reportedCaptcha({
      url: `http://127.0.0.1/${'a-long-way/'.repeat(12)}login`,
      solved: false,
    })
    captcha.test.title = 'a title with far too many words in it '.repeat(4)
    for (const width of [60, 80]) {
      const widths = linesOf([captcha], width, plain).map(({ length }) => length)
      expect(Math.max(...widths)).toBe(width)
    }
  })

  test('includes hosts when the captchas are from several', () => {
    const captchas = [reportedCaptcha(), reportedCaptcha({ url: 'https://staging.example.com/login' })]
    expect(formatSummary(captchas, 80, plain)).toMatch(
      /127\.0\.0\.1\/login .*\n.*staging\.example\.com\/login /,
    )
  })

  test('keeps its columns aligned when coloured', () => {
    const paint = createPainter({ write: () => true, isTTY: true }, {})
    const coloured = formatSummary([reportedCaptcha()], 80, paint)
    expect(coloured).toContain('\u001b[')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test strips them.
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(formatSummary([reportedCaptcha()], 80, plain))
  })
})

describe('colours', () => {
  test.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
    ['are on in a terminal', true, {}, true],
    ['are off in a file', false, {}, false],
    ['are off with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['are off in a terminal that has none', true, { TERM: 'dumb' }, false],
    ['are on in a file with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['are off with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['are on with both FORCE_COLOR and NO_COLOR', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('%s', (_, isTTY, env, isColoured) => {
    const painted = createPainter({ write: () => true, isTTY }, env)('red', 'text')
    expect(painted !== 'text').toBe(isColoured)
  })
})
