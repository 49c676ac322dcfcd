import {
  BudgetExceededError,
  ImageCaptchaError,
  InvalidOptionError,
  ProviderError,
} from '../../errors/index.ts'
import { abortable } from '../../shared/abort.ts'
import type { Provider, ProviderAnswer, Reading, ReadRequest } from '../provider.ts'
import { checkReading } from './check-reading.ts'

/** A provider, and the score from which on the next one isn't asked. */
export interface ProviderLink {
  readonly provider: Provider
  /** In [0, 1]. The request's when left out. */
  readonly minScore?: number
}

/** A reading with the provider it came from, by identity: two providers may have the same name. */
export interface OwnedReading {
  reading: Reading
  provider: Provider
}

export interface AskResult {
  /** The first reading that is sure enough, or whose provider gives no score. */
  sure?: OwnedReading
  /** When none was: the one with the highest score. */
  unsure?: OwnedReading
  /** What each provider that was asked said, in order. */
  answers: ProviderAnswer[]
  /** The first error that would come again for any other image, or that the caller has to mend. */
  lasting?: ImageCaptchaError
}

/**
 * Asks one provider after the other until one is sure enough. An error of one provider is recorded and ends only
 * that provider's turn; an aborted signal ends all, and rejects with its reason.
 *
 * @param read - how a provider is asked, so that a caller can put a queue and a budget in between.
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
  // A provider with a higher bar of its own may have been sure enough for the request all the same.
  if (!result.sure && result.unsure && (result.unsure.reading.score ?? 0) >= minScore)
    result.sure = result.unsure
  return result
}

/** Asks a provider, checks what it says, and doesn't wait for it once the signal is aborted. */
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
  return new ProviderError(`${provider} threw ${what}`, {
    provider,
    kind: 'transient',
    code: 'PROVIDER_THREW',
    cause: thrown,
  })
}

function isLasting(error: ImageCaptchaError): boolean {
  if (error instanceof ProviderError) return error.kind === 'permanent' || error.kind === 'request'
  return error instanceof BudgetExceededError || error instanceof InvalidOptionError
}
