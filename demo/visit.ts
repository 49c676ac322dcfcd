import type { Attempt } from 'solve-image-captchas'
import type { SitePage } from '../e2e-fixtures/site.ts'
import { surestReading } from '../src/playwright-test/record.ts'

export const driverNames = ['playwright', 'puppeteer'] as const
export type DriverName = (typeof driverNames)[number]

/** A page to be solved with a driver. */
export interface Visit {
  page: SitePage
  driver: DriverName
}

/** The result of a visit. */
export interface VisitOutcome extends Visit {
  attempts: Attempt[]
  /** The lowest score, in [0, 1], among the last readings of the page's captchas. */
  score: number | undefined
  /** Milliseconds of the solving, without starting the browser and opening the page. */
  ms: number
  /** Whether the site's server accepted every captcha of the page. */
  solved: boolean
  /** The package's error, if it failed. */
  error: string | undefined
}

/** Called during a visit. */
export interface Watcher {
  attempt(visit: Visit, attempt: Attempt): void
  end(outcome: VisitOutcome): void
}

/** Returns the lowest score among the last readings of a page's captchas. */
export function lowestScore(attempts: Attempt[]): number | undefined {
  const last = new Map(attempts.map((attempt) => [attempt.captcha.id, surestReading(attempt)?.score]))
  const scores = [...last.values()].filter((score) => score !== undefined)
  return scores.length > 0 ? Math.min(...scores) : undefined
}
