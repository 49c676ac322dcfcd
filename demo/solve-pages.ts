import { type Attempt, modules, type SolverOptions } from 'solve-image-captchas'
import type { Site, SitePage } from '../e2e-fixtures/site.ts'
import { findBrowser } from '../scripts/find-browser.mjs'
import { launchBrowser, type OpenBrowser } from './drivers.ts'
import { type DriverName, lowestScore, type Visit, type VisitOutcome, type Watcher } from './visit.ts'

/** Solves every page, with one driver after the other. A failure does not stop the others. */
export async function solvePages(
  site: Site,
  pages: SitePage[],
  drivers: readonly DriverName[],
  watcher: Watcher,
): Promise<VisitOutcome[]> {
  const launch = await findBrowser()
  const outcomes: VisitOutcome[] = []
  for (const driver of drivers) {
    let browser = await launchBrowser[driver](launch)
    for (const page of pages) {
      if (!browser.isConnected()) browser = await launchBrowser[driver](launch)
      const outcome = await solvePage(site, browser, { page, driver }, watcher)
      watcher.end(outcome)
      outcomes.push(outcome)
    }
    await browser.close()
  }
  return outcomes
}

async function solvePage(
  site: Site,
  browser: OpenBrowser,
  visit: Visit,
  watcher: Watcher,
): Promise<VisitOutcome> {
  const opened = Date.now()
  const attempts: Attempt[] = []
  let solving = opened
  let error: string | undefined
  try {
    const page = await browser.openPage(optionsFor(visit.page))
    try {
      page.solver.on('attempt', (attempt) => {
        attempts.push(attempt)
        watcher.attempt(visit, attempt)
      })
      await page.goto(site.url + visit.page.path)
      solving = Date.now()
      await page.solve()
    } finally {
      await page.close()
    }
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown)
  }
  const ms = Date.now() - solving
  const solved = site.isPassed(visit.page, opened)
  return { ...visit, attempts, score: lowestScore(attempts), ms, solved, error }
}

/** The options that a tester of the page would set: an image does not say whether the answer is its text or its sum. */
function optionsFor(page: SitePage): SolverOptions {
  if (!page.arithmetic) return {}
  return { modules: [{ ...modules['svg-captcha'], answer: { arithmetic: true } }] }
}
