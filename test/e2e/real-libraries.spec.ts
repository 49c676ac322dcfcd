import {
  isInstalled,
  type RealSiteKind,
  realSiteKinds,
  startRealSite,
} from '../../e2e-fixtures/real/start-real-site.ts'
import type { RealSite } from '../../e2e-fixtures/real/start-server.ts'
import { expect, test } from './harness.ts'

for (const kind of realSiteKinds) {
  test.describe(`${kind.module} itself, in ${kind.name}`, () => {
    test.skip(
      () => !isInstalled(kind),
      `Left out: ${kind.module} is not installed here (apt-get install ${kind.debianPackages}).`,
    )

    test('find: is recognised by its own module', async ({ open }) => {
      await withSite(kind, async ({ url }) => {
        const { page } = await open(url)
        expect((await page.findImageCaptchas()).captchas).toMatchObject([{ module: kind.module }])
      })
    })

    test('solve: gets the answer accepted and reports it', async ({ open }) => {
      await withSite(kind, async ({ url, lines }) => {
        const { page } = await open(url, { provider: () => newestAnswer(lines) })
        const { solved } = await page.solveImageCaptchas()
        expect(solved).toMatchObject([{ verdict: 'accepted', confirmed: true, attempts: 1 }])
        expect(verdicts(lines)).toEqual(['accepted'])
      })
    })

    test('refuse, then solve: notices rejections and reads the next image', async ({ open }) => {
      await withSite(kind, async ({ url, lines }) => {
        let asked = 0
        const { page } = await open(url, { provider: () => (++asked <= 2 ? 'wrng' : newestAnswer(lines)) })
        const { solutions } = await page.solveImageCaptchas()
        const seen = solutions[0]?.attempts.map(({ verdict }) => verdict)
        expect(seen).toEqual(['rejected', 'rejected', 'accepted'])
        expect(verdicts(lines)).toEqual(seen)
      })
    })

    test('fresh image: requests another image while the score is too low', async ({ open }) => {
      await withSite(kind, async ({ url, lines }) => {
        let asked = 0
        const { page } = await open(url, {
          provider: () => ({ text: newestAnswer(lines), score: ++asked === 1 ? 0.1 : 0.9 }),
        })
        const { solutions } = await page.solveImageCaptchas()
        expect(solutions[0]?.attempts.map(({ verdict }) => verdict)).toEqual(['low-score', 'accepted'])
        expect(verdicts(lines)).toEqual(['accepted'])
      })
    })
  })
}

async function withSite(kind: RealSiteKind, use: (site: RealSite) => Promise<void>): Promise<void> {
  const site = await startRealSite(kind)
  try {
    await use(site)
  } finally {
    await site.close()
  }
}

/** Plays a reader that is always right: it asks the server, which no page could. */
function newestAnswer(lines: readonly string[]): string {
  return lines.findLast((line) => line.startsWith('captcha '))?.slice('captcha '.length) ?? 'none'
}

function verdicts(lines: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith('captcha '))
}
