import { expect, type TestPage, test } from './harness.ts'
import { rightReader } from './readers.ts'

test.describe('with auto: true', () => {
  test('solves a captcha that appears, once, and one that appears on the next page', async ({
    open,
    site,
  }) => {
    const solved: string[] = []
    const { page, solver } = await open('/login', {
      auto: true,
      provider: (request) => rightReader(site, new URL(request.pageUrl ?? '').pathname.slice(1))(request),
    })
    solver.on('solved', ({ captcha, verdict }) => solved.push(`${captcha.module} ${verdict}`))
    await page.goto(`${site.url}/late`)
    await expect.poll(() => solved, { timeout: 30_000 }).toEqual(['svg-captcha accepted'])
    await page.goto(`${site.url}/trek`)
    await expect
      .poll(() => solved, { timeout: 30_000 })
      .toEqual(['svg-captcha accepted', 'trek-captcha accepted'])
  })

  test('ignores an origin that is not listed', async ({ open, site }) => {
    let read = 0
    const provider = () => `text${++read}`
    const { page, solver } = await open('/login', { auto: true, provider })
    const looks: string[] = []
    solver.on('found', ({ url }) => looks.push(url))
    const address = page.url.bind(page)
    let asked = 0
    page.url = () => {
      asked += 1
      return address()
    }
    await page.goto(`${site.url.replace('127.0.0.1', 'shop.test')}/svg-inline`)
    // Each look reads the address first. Several looks pass, and none may lead to a solve.
    const before = asked
    await expect.poll(() => asked - before).toBeGreaterThan(3)
    await page.goto(`${site.url}/svg-inline`)
    await expect.poll(() => read).toBeGreaterThan(0)
    expect(looks).toEqual([`${site.url}/svg-inline`])
  })

  test('rejects the next call on the page after a failure, and does not try that captcha again', async ({
    open,
    site,
  }) => {
    const { page, solver } = await open('/login', { auto: true, attempts: 1, provider: () => 'wrong' })
    let failures = 0
    solver.on('failed', () => {
      failures += 1
    })
    await page.goto(`${site.url}/svg-image`)
    await expect.poll(() => failures).toBe(1)
    await expect(page.findImageCaptchas()).rejects.toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
    expect((await page.findImageCaptchas()).captchas).toHaveLength(1)
    expect(failures).toBe(1)
  })
})

test('joins a solve in progress', async ({ open, site }) => {
  let asked = 0
  const right = rightReader(site, 'django')
  const { page } = await open('/django', {
    provider: (request) => {
      asked += 1
      return right(request)
    },
  })
  const [one, other] = await Promise.all([page.solveImageCaptchas(), page.solveImageCaptchas()])
  expect(one.solved).toEqual(other.solved)
  expect(asked).toBe(1)
})

const countListeners = (page: TestPage) =>
  (page as unknown as { listenerCount(event: string): number }).listenerCount('close')

test('stops watching on request, and leaves no listener', async ({ open, site }) => {
  const { page, solver } = await open('/login', { provider: () => 'wrong' })
  const found: string[] = []
  solver.on('found', ({ module }) => found.push(module))
  const before = countListeners(page)
  const stop = solver.watch(page)
  expect(countListeners(page)).toBe(before + 1)
  stop()
  expect(countListeners(page)).toBe(before)
  await page.goto(`${site.url}/svg-image`)
  await page.waitForSelector('#captcha-image')
  const result = await page.findImageCaptchas()
  expect(result.captchas).toHaveLength(1)
  expect(found).toEqual([])
})

test('stops watching when the page closes, and leaves no listener there either', async ({ open }) => {
  const { page, solver } = await open('/login')
  const before = countListeners(page)
  solver.watch(page)
  await page.close()
  expect(countListeners(page)).toBeLessThanOrEqual(before)
})
