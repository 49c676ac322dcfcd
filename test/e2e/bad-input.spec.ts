import { setTimeout as wait } from 'node:timers/promises'
import { modules } from 'solve-image-captchas'
import { expect, foreignHost, test } from './harness.ts'
import { rightReader } from './readers.ts'

const never = () => new Promise<string>(() => {})

/** A provider that never answers, and a promise that resolves when it is called. */
function hangingReader() {
  let reportAsked = () => {}
  const asked = new Promise<void>((resolve) => {
    reportAsked = resolve
  })
  const provider = () => {
    reportAsked()
    return never()
  }
  return { provider, asked }
}

test('rejects an origin that is not listed before it captures an image', async ({ open, site }) => {
  const { port } = new URL(site.url)
  let read = 0
  const provider = () => {
    read += 1
    return 'text'
  }
  const { page } = await open(`http://${foreignHost}:${port}/svg-inline`, { provider })
  const error = await page.solveImageCaptchas().catch((thrown) => thrown)
  expect(error).toMatchObject({
    name: 'OriginNotAllowedError',
    code: 'ORIGIN_NOT_ALLOWED',
    origin: `http://${foreignHost}:${port}`,
  })
  expect(error.summary).toBe(
    `This solver may not act on the page at http://${foreignHost}:${port}/svg-inline: only loopback addresses are allowed. ` +
      `If you run that site or may automate it, add it: origins: ['http://${foreignHost}:${port}'].`,
  )
  expect(read).toBe(0)
})

test('acts on an origin that is listed', async ({ open, site }) => {
  const { port } = new URL(site.url)
  const address = `http://${foreignHost}:${port}`
  const { page } = await open(`${address}/svg-inline`, {
    provider: rightReader(site, 'svg-inline'),
    origins: [address],
  })
  expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
})

test('explains what it looked for when there is no captcha', async ({ open }) => {
  const { page } = await open('/charts', { appearTimeout: 300 })
  const error = await page.solveImageCaptchas().catch((thrown) => thrown)
  expect(error).toMatchObject({ name: 'CaptchaNotFoundError', code: 'CAPTCHA_NOT_FOUND' })
  expect(error.modules).toEqual(Object.keys(modules))
  expect(error.filtered.length).toBeGreaterThan(0)
  expect(error.message).toMatch(
    /^Found no image captcha on http:\S+\/charts within \d+ ms\. Images that were passed over:\n {2}- \S.* \(generic\): the clues add up to/,
  )
  expect(error.message).not.toContain('kaptcha')
  expect(error.others).toEqual([])
  expect(error.message).toContain('required: false')
})

test('returns an empty result for a page without a captcha with required: false', async ({ open }) => {
  const { page } = await open('/login')
  const result = await page.solveImageCaptchas({ required: false })
  expect(result).toMatchObject({ captchas: [], solutions: [], solved: [] })
  expect(result.error).toBeUndefined()
})

test('returns the error in the result with throwOnError: false', async ({ open }) => {
  const { page } = await open('/login', { appearTimeout: 0, throwOnError: false })
  expect((await page.solveImageCaptchas()).error).toMatchObject({ code: 'CAPTCHA_NOT_FOUND' })
})

test('names a misspelt option before it touches the page', async ({ open }) => {
  const { page } = await open('/svg-inline')
  const misspelt = { minScor: 0.5 } as object
  await expect(page.solveImageCaptchas(misspelt)).rejects.toMatchObject({
    name: 'InvalidOptionError',
    code: 'INVALID_OPTION',
    option: 'minScor',
    message: expect.stringContaining(
      'doesn\'t know the option "minScor". It knows provider, origins, modules',
    ),
  })
  await expect(open('/svg-inline', { origins: ['example.com'] })).rejects.toMatchObject({
    option: 'origins.0',
  })
})

test('says that the page was closed during a solve', async ({ open }) => {
  const { provider, asked } = hangingReader()
  const { page } = await open('/svg-inline', { provider })
  const solving = page.solveImageCaptchas()
  solving.catch(() => {})
  await asked
  await page.close()
  await expect(solving).rejects.toMatchObject({
    name: 'PageGoneError',
    stage: 'reading the image',
    problem: 'the page was closed',
  })
})

test('says where the page navigated during a solve', async ({ open, site }) => {
  let leave = async () => {}
  const { page } = await open('/navigates-away', {
    provider: async () => {
      await leave()
      return 'text'
    },
  })
  leave = async () => {
    await page.evaluate(() => dispatchEvent(new Event('leave')))
    await expect.poll(() => page.url()).toContain('/newsletter')
  }
  await expect(page.solveImageCaptchas()).rejects.toMatchObject({
    code: 'PAGE_GONE',
    problem: expect.stringContaining(`${site.url}/newsletter`),
  })
})

test('ends in time on a page that never answers, and leaves it to the next call', async ({ open, site }) => {
  const { page, solver } = await open('/svg-inline', {
    // From now on the page's only thread is busy, so that no call to it is answered.
    provider: async () => {
      await page.evaluate(
        () =>
          void setTimeout(() => {
            const end = Date.now() + 4_000
            while (Date.now() < end);
          }),
      )
      return site.answerOf('svg-inline') ?? ''
    },
    timeout: 2_000,
  })
  const failures: string[] = []
  solver.on('failed', ({ code }) => failures.push(code))
  await expect(page.solveImageCaptchas()).rejects.toMatchObject({ code: 'SOLVE_TIMEOUT' })
  await expect.poll(() => failures).toEqual(['SOLVE_TIMEOUT'])
  const { solved } = await page.solveImageCaptchas({
    provider: rightReader(site, 'svg-inline'),
    timeout: 30_000,
  })
  expect(solved).toMatchObject([{ verdict: 'accepted' }])
})

test('says that the frame of the captcha was removed', async ({ open }) => {
  const { page } = await open('/frame-removed', {
    provider: async () => {
      await wait(1500)
      return 'text'
    },
  })
  await expect(page.solveImageCaptchas()).rejects.toMatchObject({ code: 'PAGE_GONE' })
})

test('gives up on a missing image', async ({ open }) => {
  const { page } = await open('/image-missing', { provider: never })
  await expect(page.solveImageCaptchas()).rejects.toMatchObject({
    name: 'CaptchaImageError',
    code: 'CAPTCHA_IMAGE',
    problem: 'the browser could not load it, or it is not an image',
  })
})

test('gives up on an image that never loads', async ({ open, driver, site }) => {
  // Such a page never finishes loading, so the test can't wait for it.
  const { page } = await open('/login', { provider: never, timeout: 3_000, appearTimeout: 300 })
  const waitUntil = driver === 'playwright' ? 'commit' : ('domcontentloaded' as const)
  await page.goto(`${site.url}/image-hangs`, { waitUntil })
  await expect(page.solveImageCaptchas()).rejects.toMatchObject({
    name: 'SolveTimeoutError',
    lastReason: 'it was still waiting for the image',
  })
})

test('requests other images when a provider throws, and reports its error at the end', async ({ open }) => {
  const { page } = await open('/svg-image', {
    provider: () => {
      throw new Error('the reader is broken')
    },
    images: 2,
  })
  const error = await page.solveImageCaptchas().catch((thrown) => thrown)
  expect(error.message).toContain('the reader is broken')
  expect(error.attempts).toHaveLength(2)
  expect(error.cause).toMatchObject({ name: 'ProviderError', cause: { message: 'the reader is broken' } })
})

test('ends when a provider throws the same on three images in a row, and not when it throws something else', async ({
  open,
}) => {
  let images = 0
  const { page } = await open('/svg-image', {
    provider: () => {
      images += 1
      throw new TypeError(images === 2 ? 'no response' : 'reader.run is not a function')
    },
    images: 8,
  })
  const error = await page.solveImageCaptchas().catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'CAPTCHA_NOT_SOLVED', cause: { code: 'PROVIDER_THREW' } })
  expect(error.message).toContain('reader.run is not a function')
  expect(error.attempts).toHaveLength(5)
})

test('rejects an invalid reading from a provider', async ({ open }) => {
  const { page } = await open('/svg-image', { provider: () => ({ text: 'abcd', score: 7 }), attempts: 1 })
  const error = await page.solveImageCaptchas().catch((thrown) => thrown)
  expect(error.message).toMatch(/score.*7|7.*score/)
})

test('ends a call at its timeout when the provider hangs', async ({ open }) => {
  const { page } = await open('/svg-inline', { provider: never, timeout: 5_000 })
  await expect(page.solveImageCaptchas()).rejects.toMatchObject({
    name: 'SolveTimeoutError',
    code: 'SOLVE_TIMEOUT',
    timeout: 5_000,
    lastReason: 'it was still reading the image',
  })
})

test('ends a call whose signal is aborted', async ({ open }) => {
  const { provider, asked } = hangingReader()
  const { page } = await open('/svg-inline', { provider })
  const reason = new Error('enough')
  await expect(page.solveImageCaptchas({ signal: AbortSignal.abort(reason) })).rejects.toMatchObject({
    name: 'SolveAbortedError',
    cause: reason,
  })
  const stopping = new AbortController()
  const solving = page.solveImageCaptchas({ signal: stopping.signal })
  solving.catch(() => {})
  await asked
  stopping.abort(reason)
  await expect(solving).rejects.toMatchObject({ stage: 'reading the image', cause: reason })
})

test('reports every attempt when the page accepts none', async ({ open }) => {
  const { page } = await open('/svg-image', { provider: () => 'wrng', attempts: 2 })
  const error = await page.solveImageCaptchas().catch((thrown) => thrown)
  expect(error).toMatchObject({ name: 'CaptchaNotSolvedError', module: 'svg-captcha' })
  expect(error.attempts).toHaveLength(2)
  expect(error.message).toMatch(
    /was not solved in 2 images:\n {2}1\. rejected: .*\n {2}2\. rejected: .*\nCheck what/,
  )
})
