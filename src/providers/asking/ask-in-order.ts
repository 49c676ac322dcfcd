import {
  BudgetExceededError,
  BudgetUnavailableError,
  ImageCaptchaError,
  ImageLibraryMissingError,
  InvalidOptionError,
  ProviderError,
} from '../../errors/index.ts'
import { abortable } from '../../shared/abort.ts'
import { ownError } from '../own-codes.ts'
import type { Provider, ProviderAnswer, Reading, ReadRequest } from '../provider.ts'
import { checkReading } from './check-reading.ts'

/** A provider, and the score at which the next one isn't asked. */
export interface ProviderLink {
  readonly provider: Provider
  /** In [0, 1]. Default: the request's. */
  readonly minScore?: number
}

/** A reading with its provider, by identity: two providers may have the same name. */
export interface OwnedReading {
  reading: Reading
  provider: Provider
}

export interface AskResult {
  /** The first reading whose score is high enough, or that has no score. */
  sure?: OwnedReading
  /** If there is none: the reading with the highest score. */
  unsure?: OwnedReading
  /** What each provider that was asked returned, in order. */
  answers: ProviderAnswer[]
  /** The first error that any other image would meet too, or that the caller has to fix. */
  lasting?: ImageCaptchaError
}

/**
 * Asks one provider after the other until the score of a reading is high enough. Records the error of a provider and
 * goes on to the next; rejects with the signal's reason once it is aborted.
 *
 * @param read - asks a provider, so that a caller can put a queue and a budget in between.
 */
export async function askInOrder(
  links: readonly ProviderLink[],
  request: ReadRequest,
  minScore: number,
  read: (provider: Provider, request: ReadRequest) => Promise<Reading> = readOnce,
): Promise<AskResult> {
  const result: AskResult = { answers: [] }
  for (const { provider, minScore: enough = minScore } of links) {
    request.signal?.throwIfAborted()
    const started = performance.now()
    const answer: ProviderAnswer = { provider: provider.name, ms: 0 }
    result.answers.push(answer)
    try {
      const reading = await read(provider, { ...request, minScore: enough })
      answer.reading = reading
      if (reading.score === undefined || reading.score >= enough) {
        result.sure = { reading, provider }
        break
      }
      if (reading.score > (result.unsure?.reading.score ?? -1)) result.unsure = { reading, provider }
    } catch (thrown) {
      request.signal?.throwIfAborted()
      const error = toFamily(thrown, provider.name)
      answer.error = error
      if (isLasting(error)) result.lasting ??= error
    } finally {
      answer.ms = performance.now() - started
    }
  }
  // A reading below its provider's own minScore may still reach the request's.
  if (!result.sure && result.unsure && (result.unsure.reading.score ?? 0) >= minScore)
    result.sure = result.unsure
  return result
}

/** Asks a provider and checks what it returns. Stops waiting once the signal is aborted. */
export async function readOnce(provider: Provider, request: ReadRequest): Promise<Reading> {
  const reading = await abortable(
    Promise.resolve().then(() => provider.read(request)),
    request.signal,
  )
  return checkReading(reading, provider.name)
}

function toFamily(thrown: unknown, provider: string): ImageCaptchaError {
  if (thrown instanceof ImageCaptchaError) return thrown
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
  return ownError('PROVIDER_THREW', `${provider} threw ${what}`, { provider, cause: thrown })
}

function isLasting(error: ImageCaptchaError): boolean {
  if (error instanceof ProviderError) return error.kind === 'permanent' || error.kind === 'request'
  const own = [BudgetExceededError, BudgetUnavailableError, ImageLibraryMissingError, InvalidOptionError]
  return own.some((kind) => error instanceof kind)
}
