import { modules, type SolveOptions } from 'solve-image-captchas'
import { allSites } from '../../e2e-fixtures/real/sites/all.ts'
import { type LibraryPage, titleOf } from '../../e2e-fixtures/real/sites/library-site.ts'
import { expect, type TestPage, test } from '../e2e/harness.ts'
import { countReads, refuseFirst, type Seen } from './refuse-first.ts'
import { useSite } from './use-site.ts'

for (const site of allSites.filter(({ pages }) => pages.length > 0)) {
  test.describe(`${site.language}, ${site.name}`, () => {
    const running = useSite(site)

    for (const library of site.pages) {
      test(`solve: ${titleOf(library)} is found, refreshed, refused and solved from its own images`, async ({
        open,
      }) => {
        const { url, lines } = running()
        const before = lines.length
        const seen: Seen = {}
        const opened: { page?: TestPage } = {}
        const provider = refuseFirst(() => opened.page as TestPage, seen, library.isSum ? '999' : undefined)
        const { page } = await open(new URL(library.path, url).href, { provider, timeout: 300_000 })
        opened.page = page
        // A script may draw it after the page has loaded.
        await expect
          .poll(() => page.findImageCaptchas(), { timeout: 60_000 })
          .toMatchObject({ captchas: [{ module: library.module }] })

        const stated = statedFor(library)
        const first = await page.solveImageCaptchas({ ...stated, throwOnError: false })
        let { solved } = first
        const attempts = first.solutions.flatMap((solution) => solution.attempts)
        if (library.refusesWithoutForm) {
          expect(first.error).toMatchObject({ code: 'CAPTCHA_NOT_SOLVED' })
          await page.goto(new URL(library.path, url).href)
          const second = await page.solveImageCaptchas(stated)
          solved = second.solved
          attempts.push(...second.solutions.flatMap((solution) => solution.attempts))
        }
        test.info().annotations.push({ type: 'reads', description: countReads(attempts.slice(2)) })

        const told = [first.error, ...attempts.map(({ verdict, reason }) => `${verdict}: ${reason}`)].join(
          '\n',
        )
        expect(
          attempts.slice(0, 2).map(({ verdict }) => verdict),
          told,
        ).toEqual(['low-score', 'rejected'])
        expect(solved, told).toMatchObject([{ verdict: 'accepted', confirmed: true }])
        expect(seen.keptPage).toBe(library.refreshes)
        const verdicts = lines.slice(before).filter((line) => !line.startsWith('captcha '))
        expect(verdicts[0]).toBe('rejected')
        expect(verdicts.at(-1)).toBe('accepted')
      })
    }
  })

  const switched = site.pages.filter(({ inTestMode }) => inTestMode !== undefined)
  if (switched.length === 0) continue

  test.describe(`${site.language}, ${site.name}, with the switch for tests on`, () => {
    const running = useSite(site, true)

    for (const library of switched) {
      test(`switch: ${titleOf(library)} accepts what its guide says`, async ({ open }) => {
        const { url, lines } = running()
        const before = lines.length
        const { page } = await open(new URL(library.path, url).href, {
          provider: () => knownTo(library, url),
        })
        if (library.inTestMode === 'no captcha') {
          expect((await page.solveImageCaptchas({ required: false })).captchas).toEqual([])
          await page.click('button')
          await expect.poll(() => lines.slice(before)).toEqual(['accepted'])
          return
        }
        const { solved } = await page.solveImageCaptchas(statedFor(library))
        expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 1 }])
        expect(lines.slice(before)).toContain('accepted')
        expect(lines.slice(before)).not.toContain('rejected')
      })
    }
  })
}

/** What a user of the page says about it: a sum looks like any other text, and "ok" is said of much. */
function statedFor({ module, isSum, accepted }: LibraryPage): SolveOptions {
  return {
    ...(isSum && { modules: [{ ...modules[module], answer: { arithmetic: true } }] }),
    ...(accepted && { accepted: [{ selector: accepted }] }),
  }
}

/** The answer that the switch for tests makes known. */
async function knownTo({ inTestMode }: LibraryPage, url: string): Promise<string> {
  if (typeof inTestMode !== 'object') throw new Error('The page has a captcha with the switch on.')
  if ('answer' in inTestMode) return inTestMode.answer
  const response = await fetch(new URL(inTestMode.answerAt, url))
  return ((await response.json()) as { text: string }).text
}
