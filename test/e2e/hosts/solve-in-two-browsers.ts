import type { Provider, SolveResult } from 'solve-image-captchas'
import type { Site } from '../../../e2e-fixtures/site.ts'
import { expect } from '../harness.ts'

interface Browser {
  newPage(): Promise<{
    goto(url: string): Promise<unknown>
    solveImageCaptchas(): Promise<SolveResult>
  }>
  close(): Promise<void>
}

/** Solves a captcha in one browser, closes it, and does the same in a second one. */
export async function solveInTwoBrowsers(launch: () => Promise<Browser>, site: Site): Promise<void> {
  for (const _ of ['first', 'second']) {
    const browser = await launch()
    const page = await browser.newPage()
    await page.goto(`${site.url}/trek`)
    expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
    await browser.close()
  }
}

/** A provider for the page `trek` that counts how often it is closed. */
export function countCloses(site: Site): Provider & { closes: number } {
  const provider = {
    name: 'right',
    closes: 0,
    read: async () => ({ text: site.answerOf('trek') ?? '', provider: 'right' }),
    async close() {
      provider.closes += 1
    },
  }
  return provider
}
