import { describe, expect, test } from 'vitest'
import { formatSummary } from '../../../src/playwright-test/format-summary.ts'
import { createPainter } from '../../../src/terminal/paint.ts'
import { answerBy, reportedAttempt, reportedCaptcha } from './reported-captchas.ts'

const plain = (_: unknown, text: string) => text
const linesOf = (...args: Parameters<typeof formatSummary>) => formatSummary(...args).split('\n')

describe('the table of a run', () => {
  test('has a row for each page and provider, and the sums', () => {
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
      '  Page      Provider   Tries  Accepted    Cost   Time',
      '  ────────  ─────────  ─────  ────────  ──────  ─────',
      '  /login    local          2         2       –  1.6 s',
      '  /sign-up  local          1         0       –  0.0 s',
      '  /sign-up  capsolver      1         1  0.0004  5.1 s',
      '  ────────  ─────────  ─────  ────────  ──────  ─────',
      '  2 pages                  4         3  0.0004  6.7 s',
    ])
  })

  test('says under it which captchas were not solved, and in which test', () => {
    const refused = reportedAttempt({ verdict: 'rejected' })
    const captcha = reportedCaptcha({ solved: false, attempts: [refused, { ...refused, number: 2 }] })
    captcha.test.retry = 1
    expect(linesOf([captcha], 80, plain).slice(-3)).toEqual([
      '',
      '  ✗ /login: svg-captcha, 2 attempts, rejected',
      '    login.spec.ts:12 › signs in (retry 1)',
    ])
  })

  test('names a captcha of which no image was read', () => {
    expect(formatSummary([reportedCaptcha({ solved: false, attempts: [] })], 80, plain)).toContain(
      '✗ /login: svg-captcha, 0 attempts, not read',
    )
  })

  test('stays within the line, however long the names are', () => {
    const captcha = reportedCaptcha({
      url: `http://127.0.0.1/${'a-long-way/'.repeat(12)}login`,
      solved: false,
    })
    captcha.test.title = 'does what nobody would say in fewer words '.repeat(4)
    for (const width of [60, 80]) {
      const widths = linesOf([captcha], width, plain).map(({ length }) => length)
      expect(Math.max(...widths)).toBe(width)
    }
  })

  test('names hosts where captchas of several were met', () => {
    const captchas = [reportedCaptcha(), reportedCaptcha({ url: 'https://staging.example.com/login' })]
    expect(formatSummary(captchas, 80, plain)).toMatch(
      /127\.0\.0\.1\/login .*\n.*staging\.example\.com\/login /,
    )
  })

  test('is coloured without losing its columns', () => {
    const paint = createPainter({ write: () => true, isTTY: true }, {})
    const coloured = formatSummary([reportedCaptcha()], 80, paint)
    expect(coloured).toContain('\u001b[')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(formatSummary([reportedCaptcha()], 80, plain))
  })
})

describe('colours', () => {
  test.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
    ['are there on a terminal', true, {}, true],
    ['are not in a file', false, {}, false],
    ['are off with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['are off on a terminal that has none', true, { TERM: 'dumb' }, false],
    ['are on in a file with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['are off with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['are on with both', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('%s', (_, isTTY, env, isColoured) => {
    const painted = createPainter({ write: () => true, isTTY }, env)('red', 'text')
    expect(painted !== 'text').toBe(isColoured)
  })
})
