import type { Attempt, Provider } from 'solve-image-captchas'
import { local } from 'solve-image-captchas/providers'
import type { TestPage } from '../e2e/harness.ts'

/** What a page showed while it was solved. */
export interface Seen {
  /** Whether the page was still the same one after another image was asked for. */
  keptPage?: boolean
}

/**
 * Is unsure of the first image, misreads the second, and reads the rest with the recogniser: the page is asked for
 * another image, refuses an answer and accepts one.
 */
export function refuseFirst(page: () => TestPage, seen: Seen, wrong = 'wrng'): Provider {
  const reader = local()
  let asked = 0
  return {
    name: 'local after two',
    free: true,
    async read(request) {
      asked += 1
      if (asked === 1) {
        await page().evaluate(() => document.documentElement.setAttribute('data-seen', ''))
        return { text: wrong, score: 0, provider: 'unsure' }
      }
      if (asked === 2) {
        seen.keptPage = await page().evaluate(() => document.documentElement.hasAttribute('data-seen'))
        return { text: wrong, score: 1, provider: 'wrong' }
      }
      return reader.read(request)
    },
    close: () => reader.close?.() ?? Promise.resolve(),
  }
}

/** What the recogniser made of the images it read, for the table of the docs. */
export function countReads(read: readonly Attempt[]): string {
  const wrong = read.filter(({ verdict }) => verdict === 'rejected').length
  return `image ${read.length}, ${wrong} wrong`
}
