import { SolveTimeoutError } from '../errors/index.ts'
import { abortable, pause } from './abort.ts'

/** What a probe says: done, with a value, or not yet, with the reason as a sentence. */
export type Probe<Value> = { done: true; value: Value } | { done: false; reason: string }

export const done = <Value>(value: Value): Probe<Value> => ({ done: true, value })
export const notYet = (reason: string): Probe<never> => ({ done: false, reason })

export interface PollOptions {
  /** What is waited for, for the error: "the image of the captcha at … to load". */
  for: string
  /** Milliseconds this wait may take. The signal may end it earlier. */
  timeout: number
  signal: AbortSignal
  /** Milliseconds between two probes. A page is asked in about 1 ms, so this is what a wait costs at most. */
  interval?: number
}

/**
 * The only wait of the package: asks `probe` until it is done, the time is up or the signal ends it.
 *
 * @throws {SolveTimeoutError} saying what was waited for, and why it was not there yet when last asked.
 */
export async function poll<Value>(probe: () => Promise<Probe<Value>>, options: PollOptions): Promise<Value> {
  const started = Date.now()
  let reason = 'it was never asked'
  for (;;) {
    options.signal.throwIfAborted()
    const left = options.timeout - (Date.now() - started)
    const outcome = await abortable(probe(), options.signal)
    if (outcome.done) return outcome.value
    reason = outcome.reason
    if (left <= 0) throw new SolveTimeoutError(options.for, options.timeout, reason)
    await pause(Math.min(options.interval ?? 50, left), options.signal)
  }
}
