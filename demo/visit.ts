import type { Attempt } from 'solve-image-captchas'
import type { SitePage } from '../e2e-fixtures/site.ts'
import { surestReading } from '../src/playwright-test/record.ts'

export const driverNames = ['playwright', 'puppeteer'] as const
export type DriverName = (typeof driverNames)[number]

/** A page that is to be solved under a driver. */
export interface Visit {
  page: SitePage
  driver: DriverName
}

/** What became of it. */
export interface VisitOutcome extends Visit {
  attempts: Attempt[]
  /** The lowest score in [0, 1] of the last readings, one for each captcha of the page. */
  score: number | undefined
  /** Milliseconds the solving took, without starting a browser and opening the page. */
  ms: number
  /** Whether the site's server accepted every captcha of the page. */
  solved: boolean
  /** What the package said when it gave up. */
  error: string | undefined
}

/** Is told how a visit goes. */
export interface Watcher {
  attempt(visit: Visit, attempt: Attempt): void
  end(outcome: VisitOutcome): void
}

/** The score of a page's captchas: of each its last reading counts, and of those the lowest. */
export function lowestScore(attempts: Attempt[]): number | undefined {
  const last = new Map(attempts.map((attempt) => [attempt.captcha.id, surestReading(attempt)?.score]))
  const scores = [...last.values()].filter((score) => score !== undefined)
  return scores.length > 0 ? Math.min(...scores) : undefined
}
