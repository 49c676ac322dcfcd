import pRetry from 'p-retry'
import { ProviderError } from '../../errors/index.ts'
import { log } from '../../log/log.ts'
import { pause } from '../../shared/abort.ts'

/** No single wait between two tries is longer, unless the service asks for it. */
const LONGEST_BACKOFF = 10_000

export interface RetryOptions {
  /** How often a failed request is sent again. */
  retries: number
  /** Milliseconds before the first repetition; each next wait is twice as long, and up to twice that by chance. */
  delay: number
  signal: AbortSignal
  /** Milliseconds left to the caller. A service that asks for a longer wait isn't waited for. */
  remaining: () => number
  /** Whether this error may pass when the same request is sent again. */
  isRepeatable: (error: ProviderError) => boolean
  /** Called with the error before the wait for the next try. */
  onWait?: (error: ProviderError) => void
}

/** Runs something again while it fails with errors that may pass. Obeys `Retry-After`. */
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
      log('provider', () => `${error.provider}: asked again after ${error.code}`)
      await pause(asked, options.signal)
      return true
    },
  })
}

/** Milliseconds that a `Retry-After` header asks for, which gives seconds or a date. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  if (header.trim() !== '' && seconds >= 0) return seconds * 1000
  // Date.parse takes bare numbers for years.
  const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
