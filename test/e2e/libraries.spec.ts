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

    test('solve: is recognised by its own module, gets the answer accepted and reports it', async ({
      open,
      site,
    }) => {
      const before = site.log.length
      const { page } = await open(addressOf(row, site), { provider: rightReader(site, name) })
      await expect
        .poll(async () => (await page.findImageCaptchas()).captchas)
        .toMatchObject([
          { module, width: expect.any(Number), selectors: { input: expect.stringMatching(/\S/) } },
        ])
      const { captchas, solutions, solved } = await page.solveImageCaptchas()
      expect(captchas).toMatchObject([{ module }])
      expect(captchas[0]?.width).toBeGreaterThan(50)
      expect(solved).toMatchObject([{ verdict: 'accepted', confirmed: true, attempts: 1 }])
      expect(solutions[0]?.attempts[0]?.image.byteLength).toBeGreaterThan(100)
      expect(site.log.slice(before)).toMatchObject([{ page: name, verdict: 'accepted' }])
    })

    test('confirm, then fresh image: reports nothing that is rejected as solved, and requests another image while the score is too low', async ({
      open,
      site,
    }) => {
      const { page } = await open(addressOf(row, site))
      const refused = await page.solveImageCaptchas({
        provider: () => 'wrng',
        attempts: 1,
        throwOnError: false,
      })
      expect(refused.solved).toEqual([])
      expect(refused.solutions[0]?.attempts.map(({ verdict }) => verdict)).toEqual(['rejected'])
      expect(refused.error).toMatchObject({ code: 'CAPTCHA_NOT_SOLVED', module })

      let asked = 0
      const { solutions } = await page.solveImageCaptchas({
        provider: () => ({ text: site.answerOf(name) ?? '', score: ++asked === 1 ? 0.1 : 0.9 }),
      })
      const attempts = solutions[0]?.attempts ?? []
      expect(attempts.map(({ verdict }) => verdict)).toEqual(['low-score', 'accepted'])
    })
  })
}
