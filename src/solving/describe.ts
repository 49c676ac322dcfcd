import type { Found } from '../page/locate.ts'
import type { ProviderAnswer } from '../providers/provider.ts'
import type { Attempt } from '../result.ts'
import { formatCount, formatScore } from '../shared/format.ts'

/** Describes what was found, for the log. */
export function describeFound({ located, filtered, unreachable }: Found): string {
  const names = located.map(({ captcha }) => `${captcha.id} at ${captcha.selectors.image}`)
  const others = [
    filtered.length > 0 && `${filtered.length} passed over`,
    unreachable.length > 0 && `${formatCount(unreachable.length, 'frame')} not searched`,
  ]
  return [names.join(', ') || 'no captcha', ...others].filter(Boolean).join('; ')
}

/** Describes what each provider answered, for the log. */
export function describeAnswers(answers: readonly ProviderAnswer[]): string {
  const sentences = answers.map(({ provider, reading, error }) => {
    if (!reading) return `${provider} failed: ${error?.summary}`
    const score = reading.score === undefined ? 'without a score' : `with score ${formatScore(reading.score)}`
    return `${provider} read ${JSON.stringify(reading.text)} ${score}`
  })
  return sentences.join('; ')
}

/** Explains why none of the answers was typed. */
export function explainAnswers(answers: readonly ProviderAnswer[], minScore: number): string {
  const sentences = answers.map(({ provider, reading, error }) =>
    reading
      ? `${provider} read "${reading.text}" with score ${formatScore(reading.score)}, under ${minScore}`
      : `${provider}: ${error?.summary}`,
  )
  return sentences.join('; ')
}

/** Two numbers and an operator. A slanted plus is read as an x where the alphabet has no plus. */
const SUM = /^\d+\s*[-+x×*/÷:]\s*\d+\s*=?\s*\??$/i

/** Advises what to change when a captcha was not solved. */
export function adviseAfter(attempts: readonly Attempt[], module: string, arithmetic = false): string {
  const texts = attempts.flatMap(({ answers }) => answers.flatMap(({ reading }) => reading?.text ?? []))
  if (!arithmetic && texts.length > 1 && texts.every((text) => SUM.test(text)))
    return `Every reading looks like a sum. If the page asks for its result, give the module ${module} answer: { arithmetic: true }.`
  return attempts.some(({ verdict }) => verdict === 'rejected')
    ? "Check what the module says about the answer (case, alphabet, length), or use the captcha library's own switch for tests."
    : "Lower minScore, allow more attempts, add a provider, or use the captcha library's own switch for tests."
}
