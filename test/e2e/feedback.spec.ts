import sharp from 'sharp'
import { expect, test } from './harness.ts'
import { wrongThenRight } from './readers.ts'

const marks = '[data-solve-image-captchas]'

test('shows the progress of a captcha, but not in its image, and removes it afterwards', async ({
  open,
  site,
}) => {
  const shown: (string | undefined)[] = []
  const answer = wrongThenRight(site, 'django', 1)
  const onPage: number[] = []
  const inImage: number[] = []
  const { page } = await open('/django', {
    visualFeedback: true,
    capture: 'screenshot',
    provider: async (request) => {
      shown.push(
        await page.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', marks),
      )
      onPage.push(await countPixels(await page.screenshot()))
      inImage.push(await countPixels(request.image))
      return answer(request)
    },
  })
  await page.solveImageCaptchas()
  expect(shown).toEqual(['reading…', 'reading…'])
  expect(await page.evaluate((selector) => document.querySelectorAll(selector).length, marks)).toBe(0)
  expect(Math.min(...onPage)).toBeGreaterThan(100)
  expect(inImage).toEqual([0, 0])
})

test('leaves no mark after a failure', async ({ open }) => {
  const { page } = await open('/svg-image', {
    visualFeedback: true,
    provider: () => 'wrong',
    attempts: 1,
    throwOnError: false,
  })
  await page.solveImageCaptchas()
  expect(await page.evaluate((selector) => document.querySelectorAll(selector).length, marks)).toBe(0)
})

/** Counts the pixels in the colour of the mark "reading…". */
async function countPixels(image: Uint8Array): Promise<number> {
  const { data } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let count = 0
  for (let index = 0; index < data.length; index += 3) {
    if (data[index] === 0x09 && data[index + 1] === 0x69 && data[index + 2] === 0xda) count += 1
  }
  return count
}
