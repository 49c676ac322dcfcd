import { startThrottledSite, type Throttling } from '../../e2e-fixtures/throttled.ts'
import { test as base, expect } from './harness.ts'

type Site = Awaited<ReturnType<typeof startThrottledSite>>

const test = base.extend<{ startSite: (throttling: Throttling) => Promise<Site> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
  startSite: async ({}, use) => {
    const sites: Site[] = []
    await use(async (throttling) => {
      const site = await startThrottledSite(throttling)
      sites.push(site)
      return site
    })
    for (const site of sites) await site.close()
  },
})

/** Is sure only of the image with this number. */
function sureFrom(number: number, site: () => Site) {
  let asked = 0
  return () => ({ text: site().answer, score: ++asked < number ? 0.1 : 1 })
}

const limits: { title: string; throttling: Throttling; pause: number }[] = [
  {
    title: 'answers an image with 429 and says for how long',
    throttling: { refresh: 'link', free: 1, refused: 1, status: 429, retryAfter: '1' },
    pause: 1_000,
  },
  {
    title: 'answers an image with 429 twice and does not say for how long',
    throttling: { refresh: 'link', free: 1, refused: 2, status: 429 },
    pause: 2_000,
  },
  {
    title: 'refuses a script the next image with 503',
    throttling: { refresh: 'fetch', free: 1, refused: 1, status: 503, retryAfter: '1' },
    pause: 1_000,
  },
]
for (const { title, throttling, pause } of limits) {
  test(`waits and goes on where the server ${title}`, async ({ startPage, startSite }) => {
    const site = await startSite(throttling)
    const { page } = await startPage({ provider: sureFrom(2, () => site) })
    await page.goto(site.url)
    const { solved } = await page.solveImageCaptchas()
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 2 }])
    const refused = site.requests.slice(throttling.free, throttling.free + throttling.refused)
    for (const [index, at] of refused.entries())
      expect((site.requests[throttling.free + index + 1] as number) - at).toBeGreaterThanOrEqual(pause - 50)
  })
}

test('gives up with the status where the server never answers again', async ({ startPage, startSite }) => {
  const site = await startSite({ refresh: 'link', free: 1, refused: 99, status: 429, retryAfter: '0' })
  const { page } = await startPage({ provider: sureFrom(2, () => site) })
  await page.goto(site.url)
  await expect(page.solveImageCaptchas()).rejects.toThrow(
    /answered \S+kaptcha\.jpg\S* with HTTP status 429, also after 3 pauses/,
  )
  expect(site.requests).toHaveLength(5)
})

test('does not wait where the server asks for more time than the call has', async ({
  startPage,
  startSite,
}) => {
  const site = await startSite({ refresh: 'link', free: 1, refused: 99, status: 429, retryAfter: '3600' })
  const { page } = await startPage({ provider: sureFrom(2, () => site) })
  await page.goto(site.url)
  await expect(page.solveImageCaptchas()).rejects.toThrow(/asks to wait 3600000 ms, longer than the timeout/)
})

test("requests the image again where only the library's server can show another", async ({
  startPage,
  startSite,
}) => {
  const site = await startSite({ refresh: 'none', free: 99, refused: 0, status: 429 })
  const { page } = await startPage({ provider: sureFrom(3, () => site) })
  await page.goto(site.url)
  const { solutions } = await page.solveImageCaptchas()
  expect(solutions).toMatchObject([{ captcha: { module: 'kaptcha' } }])
  expect(solutions[0]?.attempts.map(({ verdict }) => verdict)).toEqual(['low-score', 'low-score', 'accepted'])
  expect(site.requests).toHaveLength(3)
})
