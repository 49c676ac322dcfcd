import { formatScore } from './format-score.ts'
import type { Found } from './page/find.ts'
import type { ProviderAnswer } from './result.ts'

/** What was found, for a line of the log. */
export function describeFound({ located, filtered, unreachable }: Found): string {
  const names = located.map(({ captcha }) => `${captcha.id} at ${captcha.selectors.image}`)
  const others = [
    filtered.length > 0 && `${filtered.length} left alone`,
    unreachable.length > 0 && `${unreachable.length} frames out of reach`,
  ]
  return [names.join(', ') || 'no captcha', ...others].filter(Boolean).join('; ')
}

/** What each provider said of a picture, for a line of the log. */
export function describeAnswers(answers: readonly ProviderAnswer[]): string {
  const told = answers.map(({ provider, reading, error }) => {
    if (!reading) return `${provider} failed: ${error?.summary}`
    const score = reading.score === undefined ? 'without a score' : `with score ${formatScore(reading.score)}`
    return `${provider} read ${JSON.stringify(reading.text)} ${score}`
  })
  return told.join('; ')
}
