import { ProviderError, type ProviderErrorFields } from '../../errors/index.ts'
import type { Reading } from '../provider.ts'

/**
 * Makes a `Reading` of what a provider gave, whoever wrote the provider: text without white space around it, a score
 * in [0, 1] or none.
 *
 * @param seen - what is known of the reply it came with, for the error.
 * @throws {ProviderError} of kind `image` with code `EMPTY_TEXT` when nothing was read, of kind `request` with code
 *   `INVALID_READING` when it is no reading at all, which no other image will mend.
 */
export function checkReading(
  value: unknown,
  provider: string,
  seen: Pick<ProviderErrorFields, 'status' | 'excerpt' | 'taskId'> = {},
): Reading {
  const given = typeof value === 'string' ? { text: value } : value
  if (typeof given !== 'object' || given === null) {
    throw invalid(provider, `gave ${describeValue(value)} where a text or { text, score? } is expected`)
  }
  const { text, score, id, cost } = given as Record<string, unknown>
  if (typeof text !== 'string') throw invalid(provider, `gave a text that is ${describeValue(text)}`)
  if (text.trim() === '') {
    throw new ProviderError(`${provider} read nothing in the image: its text is empty.`, {
      ...seen,
      provider,
      kind: 'image',
      code: 'EMPTY_TEXT',
    })
  }
  return {
    text: text.trim(),
    ...(score !== undefined && { score: checkScore(score, provider) }),
    ...(id !== undefined && { id: String(id) }),
    ...(cost !== undefined && { cost: checkCost(cost, provider) }),
    provider,
  }
}

function checkScore(score: unknown, provider: string): number {
  if (typeof score === 'number' && score >= 0 && score <= 1) return score
  throw invalid(provider, `gave a score that is ${describeValue(score)}; a score is a number in [0, 1]`)
}

function checkCost(cost: unknown, provider: string): number {
  if (typeof cost === 'number' && cost >= 0 && Number.isFinite(cost)) return cost
  throw invalid(
    provider,
    `gave a cost that is ${describeValue(cost)}; a cost is a number that is not negative`,
  )
}

function invalid(provider: string, what: string): ProviderError {
  return new ProviderError(`${provider} ${what}.`, { provider, kind: 'request', code: 'INVALID_READING' })
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
