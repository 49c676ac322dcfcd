import { type Attempt, type Solution, VERDICTS } from '../result.ts'
import { formatScore } from '../shared/format.ts'
import { surestReading } from './record.ts'

/** An attempt as titles of steps, in order, with its image beside the first. */
export interface AttemptStory {
  attempt: Attempt
  titles: [string, ...string[]]
}

/** What happened to a captcha: where it was found, and then every attempt. */
export function tellStory({ captcha, attempts }: Solution): { found: string; attempts: AttemptStory[] } {
  return {
    found: `found ${captcha.module} at ${captcha.selectors.image}`,
    attempts: attempts.map((attempt) => ({ attempt, titles: tellAttempt(attempt) })),
  }
}

function tellAttempt(attempt: Attempt): [string, ...string[]] {
  const { reading, verdict, reason } = attempt
  const outcome = `${verdict}: ${reason}`
  // The reason says what each provider read.
  if (!reading) return [outcome]
  const read = `read ${describeReading(attempt)} by ${reading.provider}`
  if (!VERDICTS[verdict].isTyped) return [read, outcome]
  return [read, verdict === 'entered' ? 'typed' : 'typed and sent', outcome]
}

/** For example `"tiBa" 0.89`. */
export function describeReading(attempt: Attempt): string {
  const reading = surestReading(attempt)
  if (!reading) return 'nothing read'
  const score = reading.score === undefined ? '' : ` ${formatScore(reading.score)}`
  return `${JSON.stringify(reading.text)}${score}`
}
