import pRetry from 'p-retry'
import { ProviderError } from '../../errors/index.ts'
import { log } from '../../log/log.ts'
import { pause } from '../../shared/abort.ts'

/** No delay between two tries is longer, unless the service asks for it. */
const LONGEST_BACKOFF = 10_000

export interface RetryOptions {
  /** How often to retry. */
  retries: number
  /** Milliseconds before the first retry. Each delay is twice the one before, times a random factor of up to 2. */
  delay: number
  signal: AbortSignal
  /** Milliseconds left. A `Retry-After` beyond that ends the retries. */
  remaining: () => number
  /** Whether the same request may succeed if sent again after this error. */
  isRepeatable: (error: ProviderError) => boolean
  /** Called with the error before each delay. */
  onWait?: (error: ProviderError) => void
}

/** Runs `run` again while it fails with repeatable errors. Obeys `Retry-After`. */
export function retry<Value>(run: () => Promise<Value>, options: RetryOptions): Promise<Value> {
  return pRetry(run, {
    retries: options.retries,
    minTimeout: options.delay,
    maxTimeout: LONGEST_BACKOFF,
    randomize: true,
    signal: options.signal,
    async shouldRetry({ error }) {
      if (!(error instanceof ProviderError && options.isRepeatable(error))) return false
      const asked = error.retryAfter ?? 0
      if (asked > options.remaining()) return false
      options.onWait?.(error)
      log('provider', () => `${error.provider}: retrying after ${error.code}`)
      await pause(asked, options.signal)
      return true
    },
  })
}
