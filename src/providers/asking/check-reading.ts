import type { ProviderError, ProviderErrorFields } from '../../errors/index.ts'
import { defined } from '../../shared/defined.ts'
import { ownError } from '../own-codes.ts'
import type { Reading } from '../provider.ts'

/**
 * Checks what a provider returned, whoever wrote the provider, and turns it into a `Reading`: text without surrounding
 * white space, a score in [0, 1] or none.
 *
 * @param seen - the reply it came with, for the error.
 * @throws {ProviderError} with code `EMPTY_TEXT` if the text is empty, or `INVALID_READING` if it is not a reading, which
 *   no other image would change.
 */
export function checkReading(
  value: unknown,
  provider: string,
  seen: Pick<ProviderErrorFields, 'status' | 'excerpt' | 'taskId'> = {},
): Reading {
  const given = typeof value === 'string' ? { text: value } : value
  if (typeof given !== 'object' || given === null) {
    throw invalid(
      provider,
      `returned a value that is ${describeValue(value)}; expected a text or { text, score? }`,
    )
  }
  const { text, score, id, cost } = given as Record<string, unknown>
  if (typeof text !== 'string') throw invalid(provider, `returned a text that is ${describeValue(text)}`)
  if (text.trim() === '') {
    const message = `${provider} read nothing in the image: its text is empty.`
    throw ownError('EMPTY_TEXT', message, { ...seen, provider })
  }
  return defined({
    text: text.trim(),
    score: score === undefined ? score : checkScore(score, provider),
    id: id === undefined ? id : String(id),
    cost: cost === undefined ? cost : checkCost(cost, provider),
    provider,
  })
}

function checkScore(score: unknown, provider: string): number {
  if (typeof score === 'number' && score >= 0 && score <= 1) return score
  throw invalid(provider, `returned a score that is ${describeValue(score)}; expected a number in [0, 1]`)
}

function checkCost(cost: unknown, provider: string): number {
  if (typeof cost === 'number' && cost >= 0 && Number.isFinite(cost)) return cost
  throw invalid(provider, `returned a cost that is ${describeValue(cost)}; expected a number of at least 0`)
}

function invalid(provider: string, what: string): ProviderError {
  return ownError('INVALID_READING', `${provider} ${what}.`, { provider })
}

function describeValue(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (value === null) return 'null'
  return Array.isArray(value)
    ? 'an array'
    : typeof value === 'undefined'
      ? 'missing'
      : `of type ${typeof value}`
}
