import type { Attempt } from './result.ts'

/** Two numbers and what stands between them. A slanted plus is read as an x where the alphabet has no plus. */
const SUM = /^\d+\s*[-+x×*/÷:]\s*\d+\s*=?\s*\??$/i

/** What to change after every picture of a captcha was read in vain. */
export function advise(attempts: readonly Attempt[], module: string, arithmetic = false): string {
  const texts = attempts.flatMap(({ answers }) => answers.flatMap(({ reading }) => reading?.text ?? []))
  if (!arithmetic && texts.length > 1 && texts.every((text) => SUM.test(text)))
    return `Every reading looks like a sum: if its result is asked for, give the module ${module} answer: { arithmetic: true }.`
  return attempts.some(({ verdict }) => verdict === 'rejected')
    ? "Check what the module says of the answer (case, alphabet, length), or use the captcha library's own switch for tests."
    : "Lower minScore, allow more attempts, add a provider, or use the captcha library's own switch for tests."
}
