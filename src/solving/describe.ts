import type { Found } from '../page/locate.ts'
import type { ProviderAnswer } from '../providers/provider.ts'
import type { Attempt, FindResult } from '../result.ts'
import { formatCount, formatScore } from '../shared/format.ts'

/** Describes what was found, for the log. */
export function describeFound(found: Found & Pick<FindResult, 'others'>): string {
  const { located, filtered, unreachable, others } = found
  const names = located.map(({ captcha }) => `${captcha.id} at ${captcha.selectors.image}`)
  const rest = [
    others.length > 0 && `${others.map(({ kind }) => kind).join(', ')}, which can't be read`,
    filtered.length > 0 && `${filtered.length} passed over`,
    unreachable.length > 0 && `${formatCount(unreachable.length, 'frame')} not searched`,
  ]
  return [names.join(', ') || 'no captcha', ...rest].filter(Boolean).join('; ')
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

/** Readings that all score below this are noise: the provider cannot read this kind of captcha. */
const nearZero = 0.2

/** Advises what to change when a captcha was not solved. */
export function adviseAfter(attempts: readonly Attempt[], module: string, arithmetic = false): string {
  const readings = attempts.flatMap(({ answers }) => answers.flatMap(({ reading }) => reading ?? []))
  if (!arithmetic && readings.length > 1 && readings.every(({ text }) => SUM.test(text)))
    return `Every reading looks like a sum. If the page asks for its result, give the module ${module} answer: { arithmetic: true }.`
  if (attempts.some(({ verdict }) => verdict === 'rejected'))
    return "Check what the module says about the answer (case, alphabet, length), or use the captcha library's own switch for tests."
  if (readings.length === 0)
    return attempts.at(-1)?.answers.at(-1)?.error?.code === 'PROVIDER_THREW'
      ? 'The provider threw, and the cause says where: mend it. ' +
          'For an image that it can\'t read, it may throw a ProviderError of kind "image".'
      : "No provider read anything. Use the captcha library's own switch for tests, or add another provider."
  const best = Math.max(...readings.map(({ score = 1 }) => score))
  if (best < nearZero)
    return (
      'Every reading scored near zero: this kind of captcha cannot be read this way, and more images will not help. ' +
      "Use the captcha library's own switch for tests, add another provider, or say what the answers consist of: " +
      `give the module ${module} answer: { charset, length }.`
    )
  return (
    `${best < 1 ? `Lower minScore: the best reading scored ${formatScore(best)}. Or allow` : 'Lower minScore, allow'} ` +
    "more images, add a provider, or use the captcha library's own switch for tests."
  )
}
