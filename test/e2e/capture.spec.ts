import { expect, test } from './harness.ts'
import { rightReader } from './readers.ts'

const png = [0x89, 0x50, 0x4e, 0x47]

/** How each image is captured, and its first bytes. `firefox` has what differs there. */
const images = [
  { name: 'svg-image', capturedBy: 'canvas', starts: png },
  { name: 'gregwar', capturedBy: 'source', starts: [0xff, 0xd8] },
  {
    name: 'trek',
    capturedBy: 'cdp',
    starts: [0x47, 0x49, 0x46, 0x38],
    firefox: { capturedBy: 'canvas', starts: png },
  },
  { name: 'svg-inline', capturedBy: 'screenshot', starts: png },
  { name: 'canvas', capturedBy: 'canvas', starts: png },
]

for (const { name, firefox, ...chromium } of images) {
  test(`captures the image of ${name} by ${chromium.capturedBy}, as the page shows it`, async ({
    driver,
    open,
    site,
  }) => {
    const { capturedBy, starts } = (driver === 'puppeteer-firefox' && firefox) || chromium
    const { page } = await open(site.pages.find((one) => one.name === name)?.path ?? '', {
      provider: rightReader(site, name),
    })
    const { solutions } = await page.solveImageCaptchas()
    const [attempt] = solutions[0]?.attempts ?? []
    expect(attempt?.capturedBy).toBe(capturedBy)
    expect([...(attempt?.image.subarray(0, starts.length) ?? [])]).toEqual(starts)
  })
}

for (const capture of ['auto', 'screenshot'] as const) {
  test(`never requests the image from the server again with capture: '${capture}'`, async ({
    open,
    site,
  }) => {
    const imageRequests = () =>
      ['/svg-image/captcha', '/trek/captcha.gif', '/canvas/picture'].reduce(
        (sum, path) => sum + site.requests(path),
        0,
      )
    const before = imageRequests()
    for (const name of ['svg-image', 'trek', 'canvas']) {
      const { page } = await open(`/${name}`, { provider: rightReader(site, name), capture })
      const { solutions } = await page.solveImageCaptchas()
      expect(solutions[0]?.attempts).toHaveLength(1)
    }
    expect(imageRequests() - before).toBe(3)
  })
}

test("takes a screenshot with capture: 'screenshot'", async ({ open, site }) => {
  const { page } = await open('/django', { provider: rightReader(site, 'django'), capture: 'screenshot' })
  const { solutions, solved } = await page.solveImageCaptchas()
  expect(solutions[0]?.attempts[0]?.capturedBy).toBe('screenshot')
  expect(solved).toMatchObject([{ verdict: 'accepted' }])
})
