import { pages } from '../../e2e-fixtures/pages/all.ts'
import type { Site, SitePage } from '../../e2e-fixtures/site.ts'
import { expect, test } from './harness.ts'
import { rightReader, wrongThenRight } from './readers.ts'

/** The replicas, and the pages of libraries that draw their own images. Captchas that hide in frames and the like are tested elsewhere. */
const drawn = ['svg-inline', 'svg-image', 'trek', 'django', 'gregwar', 'canvas', 'security-code']
const rows = pages.filter(({ group, name }) => group === 'library' || drawn.includes(name))

function addressOf({ host, path }: SitePage, site: Site): string {
  const address = new URL(path, site.url)
  if (host) address.hostname = host
  return address.href
}

for (const row of rows) {
  const { name, module, isVariant } = row

  test.describe(name, () => {
    test('refuse, then solve: notices rejections and reads the next image', async ({ open, site }) => {
      const before = site.log.length
      const { page } = await open(addressOf(row, site), { provider: wrongThenRight(site, name, 2) })
      const { solutions, solved } = await page.solveImageCaptchas()
      const attempts = solutions[0]?.attempts ?? []
      expect(attempts.map(({ verdict }) => verdict)).toEqual(['rejected', 'rejected', 'accepted'])
      expect(new Set(attempts.map(({ image }) => Buffer.from(image).toString('base64'))).size).toBe(3)
      expect(solved).toMatchObject([{ captcha: { module }, attempts: 3, confirmed: true }])
      expect(site.log.slice(before).map(({ verdict }) => verdict)).toEqual([
        'rejected',
        'rejected',
        'accepted',
      ])
    })

    // The other page of the module shows the rest.
    if (isVariant) return

    test('find: is recognised by its own module', async ({ open, site }) => {
      const { page } = await open(addressOf(row, site))
      await expect
        .poll(async () => (await page.findImageCaptchas()).captchas)
        .toMatchObject([{ module, selectors: { input: expect.stringMatching(/\S/) } }])
      expect((await page.findImageCaptchas()).captchas[0]?.width).toBeGreaterThan(50)
    })

    test('solve: gets the answer accepted and reports it', async ({ open, site }) => {
      const before = site.log.length
      const { page } = await open(addressOf(row, site), { provider: rightReader(site, name) })
      const { captchas, solutions, solved } = await page.solveImageCaptchas()
      expect(captchas).toMatchObject([{ module }])
      expect(solved).toMatchObject([{ verdict: 'accepted', confirmed: true, attempts: 1 }])
      expect(solutions[0]?.attempts[0]?.image.byteLength).toBeGreaterThan(100)
      expect(site.log.slice(before)).toMatchObject([{ page: name, verdict: 'accepted' }])
    })

    test('confirm: reports nothing as solved when every answer is rejected', async ({ open, site }) => {
      const { page } = await open(addressOf(row, site), {
        provider: () => 'wrng',
        attempts: 1,
        throwOnError: false,
      })
      const { solved, solutions, error } = await page.solveImageCaptchas()
      expect(solved).toEqual([])
      expect(solutions[0]?.attempts.map(({ verdict }) => verdict)).toEqual(['rejected'])
      expect(error).toMatchObject({ code: 'CAPTCHA_NOT_SOLVED', module })
    })

    test('fresh image: requests another image while the score is too low', async ({ open, site }) => {
      let asked = 0
      const { page } = await open(addressOf(row, site), {
        provider: () => ({ text: site.answerOf(name) ?? '', score: ++asked === 1 ? 0.1 : 0.9 }),
      })
      const { solutions } = await page.solveImageCaptchas()
      const attempts = solutions[0]?.attempts ?? []
      expect(attempts.map(({ verdict }) => verdict)).toEqual(['low-score', 'accepted'])
    })
  })
}
