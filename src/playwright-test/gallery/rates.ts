import { type AttemptRecord, meaningOf } from '../record.ts'

/** How well a provider did on the captchas of a module. */
export interface Rate {
  module: string
  provider: string
  /** Images that it was asked to read. */
  images: number
  /** Of these, how many of its answers were typed. */
  typed: number
  /** Of these, how many the page accepted. */
  accepted: number
}

type RatedAttempt = Pick<AttemptRecord, 'reading' | 'verdict'> & {
  answers: readonly Pick<AttemptRecord['answers'][number], 'provider'>[]
}

/** Counts per module and provider, in the order of their names. */
export function rateProviders(attempts: readonly { module: string; attempt: RatedAttempt }[]): Rate[] {
  const rates = new Map<string, Rate>()
  for (const { module, attempt } of attempts) {
    for (const { provider } of attempt.answers) {
      const key = JSON.stringify([module, provider])
      const rate = rates.get(key) ?? { module, provider, images: 0, typed: 0, accepted: 0 }
      rates.set(key, rate)
      rate.images += 1
      if (attempt.reading?.provider !== provider) continue
      if (meaningOf(attempt.verdict)?.isTyped) rate.typed += 1
      if (attempt.verdict === 'accepted') rate.accepted += 1
    }
  }
  const byName = (left: Rate, right: Rate) =>
    left.module.localeCompare(right.module, 'en') || left.provider.localeCompare(right.provider, 'en')
  return [...rates.values()].sort(byName)
}
