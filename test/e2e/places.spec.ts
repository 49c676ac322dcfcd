import sharp from 'sharp'
import { type DriverOptions, expect, test } from './harness.ts'
import { rightReader } from './readers.ts'

interface Place {
  name: string
  /** The page that checks the answer, if it is another one. */
  judge?: string
  /** How its image is captured; `instead` has the drivers that differ. */
  capturedBy: string
  instead?: Partial<Record<DriverOptions['driver'], string>>
}

const inFirefox = { 'puppeteer-firefox': 'screenshot' }
const places: Place[] = [
  { name: 'background', capturedBy: 'cdp', instead: inFirefox },
  { name: 'blob', capturedBy: 'source' },
  { name: 'picture-element', capturedBy: 'canvas' },
  { name: 'lazy', capturedBy: 'canvas' },
  { name: 'off-screen', capturedBy: 'canvas' },
  { name: 'overlay', capturedBy: 'canvas' },
  { name: 'far-apart', capturedBy: 'canvas' },
  { name: 'other-origin-image', capturedBy: 'cdp', instead: inFirefox },
  { name: 'nested-frames', judge: 'other-origin-image', capturedBy: 'cdp', instead: inFirefox },
  { name: 'image-set', capturedBy: 'cdp', instead: inFirefox },
  { name: 'pseudo-element', capturedBy: 'cdp', instead: inFirefox },
  { name: 'style-content', capturedBy: 'cdp', instead: inFirefox },
  { name: 'mask', capturedBy: 'screenshot' },
  { name: 'image-input', capturedBy: 'cdp', instead: inFirefox },
  { name: 'other-origin-frame', capturedBy: 'screenshot' },
  { name: 'other-origin-image-frame', capturedBy: 'screenshot' },
]

for (const { name, judge = name, capturedBy, instead = {} } of places) {
  test(`solves the captcha of the page ${name} from the image that is shown, requested once`, async ({
    driver,
    open,
    site,
  }) => {
    const asked = site.requests(`/${judge}/picture`)
    const { page } = await open(`/${name}`, { provider: rightReader(site, judge) })
    const { solutions, solved } = await page.solveImageCaptchas()
    expect(solutions[0]?.attempts).toMatchObject([
      { capturedBy: instead[driver] ?? capturedBy, verdict: 'accepted' },
    ])
    expect(solved).toMatchObject([{ captcha: { module: 'generic' } }])
    expect(site.requests(`/${judge}/picture`) - asked).toBe(1)
  })
}

test('reads the image that a script has put in the place of another', async ({ open, site }) => {
  const { page } = await open('/replaced', { provider: rightReader(site, 'replaced') })
  const { solved } = await page.solveImageCaptchas()
  expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 1 }])
})

for (const { capture, isCovered } of [
  { capture: 'auto', isCovered: false },
  { capture: 'screenshot', isCovered: true },
] as const) {
  test(`captures a covered image ${isCovered ? 'with' : 'without'} its cover with capture: '${capture}'`, async ({
    open,
    site,
  }) => {
    const { page } = await open('/overlay', { provider: rightReader(site, 'overlay'), capture })
    const { solutions } = await page.solveImageCaptchas()
    const image = solutions[0]?.attempts[0]?.image ?? new Uint8Array()
    const [red, green] = (await sharp(image).flatten({ background: 'white' }).stats()).channels
    expect((red?.mean ?? 0) - (green?.mean ?? 0) > 200).toBe(isCovered)
  })
}
