import type { SolverOptions } from 'solve-image-captchas'
import { wallSites } from '../../e2e-fixtures/beside/walls.ts'
import { startVerdictSites, type VerdictServer } from '../../e2e-fixtures/verdicts/start-verdict-sites.ts'
import { test as base, type TestPage } from './harness.ts'

export const test = base.extend<object, { walls: VerdictServer }>({
  walls: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startVerdictSites(wallSites)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

/** Options of a hook that reads the images of one site, and the forms that the site received since. */
export function beside(walls: VerdictServer, site: string, options: SolverOptions = {}) {
  const before = walls.submissions.length
  const reads: string[] = []
  const provider = () => {
    const text = walls.answerOf(site) ?? 'none'
    reads.push(text)
    return text
  }
  return {
    url: `${walls.url}/${site}/`,
    reads,
    options: { auto: true, provider, ...options },
    sent: () => walls.submissions.slice(before).filter((submission) => submission.site === site),
  }
}

export const readValue = (page: TestPage, selector: string) =>
  page.evaluate((wanted: string) => document.querySelector<HTMLInputElement>(wanted)?.value, selector)
