import type { Attempt } from 'solve-image-captchas'
import { surestReading } from '../src/playwright-test/record.ts'
import { formatCount, formatScore, formatSeconds } from '../src/shared/format.ts'
import type { VisitOutcome } from './visit.ts'

/** One attempt in a few words, for a line that is soon replaced. */
export function describeAttempt(attempt: Attempt): string {
  const { number, verdict } = attempt
  const reading = surestReading(attempt)
  const read = reading ? `“${reading.text}” (${formatScore(reading.score)})` : 'nothing read'
  return `image ${number}: ${read}, ${verdict}`
}

/** A page's outcome in one line, its name filled up to a width that lines of one list share. */
export function describeOutcome({ page, attempts, score, ms }: VisitOutcome, width = 0): string {
  return `${page.name.padEnd(width)}  ${formatCount(attempts.length, 'attempt')}, score ${formatScore(score)}, ${formatSeconds(ms)}`
}

/** Why the page isn't solved, as one line. */
export function describeFailure({ error, attempts }: VisitOutcome): string {
  if (error) return error.split('\n', 1)[0] ?? error
  return attempts.length > 0 ? 'The server did not accept every captcha.' : 'Nothing was tried.'
}

export const driverTitles = { playwright: 'Playwright', puppeteer: 'Puppeteer' } as const
