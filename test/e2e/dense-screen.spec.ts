import sharp from 'sharp'
import { expect, test } from './harness.ts'
import { rightReader } from './readers.ts'

const screen = { deviceScaleFactor: 2 }

/** One page for each way to capture an image (`firefox` if it differs there), and the expected size of the image. */
const ways = [
  { name: 'gregwar', capturedBy: 'source', size: { width: 150, height: 40 } },
  { name: 'svg-image', capturedBy: 'canvas', size: { width: 150, height: 50 } },
  { name: 'canvas', capturedBy: 'canvas', size: { width: 150, height: 50 } },
  { name: 'trek', capturedBy: 'cdp', firefox: 'canvas', size: { width: 200, height: 70 } },
  { name: 'svg-inline', capturedBy: 'screenshot', size: { width: 150, height: 50 } },
]

for (const { name, capturedBy, size, firefox } of ways) {
  test(`solves ${name} on a screen with a device pixel ratio of 2, from an image by ${capturedBy} in its own size`, async ({
    open,
    site,
    driver,
  }) => {
    const { page } = await open(`/${name}`, { provider: rightReader(site, name) }, screen)
    expect(await page.evaluate(() => devicePixelRatio)).toBe(2)
    expect((await page.findImageCaptchas()).captchas).toHaveLength(1)
    const { solutions, solved } = await page.solveImageCaptchas()
    const [attempt] = solutions[0]?.attempts ?? []
    expect(attempt?.capturedBy).toBe((driver === 'puppeteer-firefox' && firefox) || capturedBy)
    expect(await sharp(attempt?.image).metadata()).toMatchObject(size)
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 1 }])
  })

  test(`takes a screenshot of ${name} in CSS pixels on such a screen`, async ({ open, site }) => {
    const options = { provider: rightReader(site, name), capture: 'screenshot' as const }
    const { page } = await open(`/${name}`, options, screen)
    const { solutions, solved } = await page.solveImageCaptchas()
    const [attempt] = solutions[0]?.attempts ?? []
    expect(attempt?.capturedBy).toBe('screenshot')
    const { width, height } = await sharp(attempt?.image).metadata()
    // An element's edges may fall between two pixels.
    expect(Math.abs((width ?? 0) - size.width)).toBeLessThanOrEqual(1)
    expect(Math.abs((height ?? 0) - size.height)).toBeLessThanOrEqual(1)
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 1 }])
  })
}

test('takes a screenshot of a small image in CSS pixels on such a screen', async ({ open, site }) => {
  const options = { provider: rightReader(site, 'scaled'), capture: 'screenshot' as const }
  const { page } = await open('/scaled', options, screen)
  const { solutions } = await page.solveImageCaptchas()
  const { width } = await sharp(solutions[0]?.attempts[0]?.image).metadata()
  expect(Math.abs((width ?? 0) - 100)).toBeLessThanOrEqual(1)
})
