import type { Attempt } from 'solve-image-captchas'
import { surestReading } from '../src/playwright-test/record.ts'
import { firstLine, formatCount, formatScore, formatSeconds } from '../src/shared/format.ts'
import type { VisitOutcome } from './visit.ts'

/** Describes an attempt briefly, for a line that is soon replaced. */
export function describeAttempt(attempt: Attempt): string {
  const { number, verdict } = attempt
  const reading = surestReading(attempt)
  const read = reading ? `“${reading.text}” (${formatScore(reading.score)})` : 'nothing read'
  return `image ${number}: ${read}, ${verdict}`
}

/** Describes the outcome of a page in one line, with its name padded to a width. */
export function describeOutcome({ page, attempts, score, ms }: VisitOutcome, width = 0): string {
  return `${page.name.padEnd(width)}  ${formatCount(attempts.length, 'attempt')}, score ${formatScore(score)}, ${formatSeconds(ms)}`
}

/** Explains in one line why the page is not solved. */
export function describeFailure({ error, attempts }: VisitOutcome): string {
  if (error) return firstLine(error)
  return attempts.length > 0 ? 'The server did not accept every captcha.' : 'No captcha was tried.'
}

export const driverTitles = { playwright: 'Playwright', puppeteer: 'Puppeteer' } as const
