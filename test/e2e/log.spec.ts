import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startCapsolverEmulator } from '../../e2e-fixtures/emulators/index.ts'
import type { Site } from '../../e2e-fixtures/site.ts'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { type DriverOptions, describeFirefox, expect, test } from './harness.ts'

const script = fileURLToPath(new URL('log-session.mjs', import.meta.url))
const apiKey = 'CANARY-"key"+/=7f3a9c51d2'

/** Solves a page in a separate process, with a service that reads everything as "wrng", or watches it. */
async function solveElsewhere(
  driver: DriverOptions['driver'],
  site: Site,
  debug: string | undefined,
  { path = '/svg-image', auto = false } = {},
) {
  const service = await startCapsolverEmulator({ keys: [apiKey], text: 'wrng', polls: 1 })
  const launch = driver === 'puppeteer-firefox' ? describeFirefox() : await findBrowser()
  const url = `${site.url}${path}?session=secret`
  const session = JSON.stringify({ driver, launch, url, service: service.url, apiKey, auto })
  const { DEBUG: _, ...env } = process.env
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, session], {
      // As when logging to a file: with timestamps, without colours.
      env: { ...env, DEBUG_COLORS: 'no', ...(debug !== undefined && { DEBUG: debug }) },
    })
    return { ...(JSON.parse(stdout) as { image: string; code: string }), stderr, service: service.url }
  } finally {
    await service.close()
  }
}

test('logs one line per stage, with its time', async ({ driver, site }) => {
  const { stderr, service, code } = await solveElsewhere(driver, site, 'solve-image-captchas:*')
  expect(code).toBe('CAPTCHA_NOT_SOLVED')
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\S+ solve-image-captchas:/, '').replace(/\d+ ms$/, 'N ms'))
  const url = `${site.url}/svg-image?…`
  expect(lines).toEqual([
    expect.stringMatching(/^find \S+: svg-captcha-1 at \S.*, N ms$/),
    expect.stringMatching(/^capture svg-captcha-1: \d+ bytes of image\/\S+ by \w+, N ms$/),
    expect.stringMatching(`^provider capsolver: ${service}/createTask answered 200, \\d+ characters, N ms$`),
    expect.stringMatching(
      `^provider capsolver: ${service}/getTaskResult answered 200, \\d+ characters, N ms$`,
    ),
    expect.stringMatching(/^provider capsolver: task \S+ is "processing"$/),
    expect.stringMatching(
      `^provider capsolver: ${service}/getTaskResult answered 200, \\d+ characters, N ms$`,
    ),
    expect.stringMatching(/^read svg-captcha-1: custom failed: .*; capsolver read "wrng" .*, N ms$/),
    'judge svg-captcha-1: "wrng" of capsolver is good enough',
    'enter svg-captcha-1: "wrng" typed and submitted, N ms',
    expect.stringMatching(/^confirm svg-captcha-1: rejected, .*, N ms$/),
    expect.stringMatching(
      `^provider capsolver: ${service}/feedbackTask answered 200, \\d+ characters, N ms$`,
    ),
    expect.stringMatching(/^solve \S+: CAPTCHA_NOT_SOLVED while .*, N ms$/),
  ])
  expect(lines[0]).toContain(`find ${url}: `)
})

test('logs no key, no image and no query string', async ({ driver, site }) => {
  const { stderr, image } = await solveElsewhere(driver, site, 'solve-image-captchas:*')
  expect(stderr).toContain("can't read [")
  expect(stderr).not.toContain('CANARY')
  expect(stderr).not.toContain('7f3a9c51d2')
  expect(stderr).not.toContain('session=')
  expect(stderr).not.toContain(image.slice(0, 40))
})

test('logs only the requested stages, and nothing by default', async ({ driver, site }) => {
  const confirm = await solveElsewhere(driver, site, 'solve-image-captchas:confirm')
  expect(confirm.stderr).toMatch(/^\S+ solve-image-captchas:confirm .*\n$/)
  const silent = await solveElsewhere(driver, site, undefined)
  expect(silent.stderr).toBe('')
})

test('names a captcha that cannot be read once for each page that is watched', async ({ driver, site }) => {
  const { stderr } = await solveElsewhere(driver, site, 'solve-image-captchas:watch', {
    path: '/other-kinds/hCaptcha',
    auto: true,
  })
  const lines = stderr.split('\n').filter((line) => line.includes("can't be read"))
  expect(lines).toEqual([
    expect.stringMatching(/: hCaptcha at \S.* can't be read\. .*https:\/\/docs\.hcaptcha\.com/),
  ])
})
