import { SolveTimeoutError } from '../errors/index.ts'
import { abortable, pause } from './abort.ts'

/** The outcome of a probe: done, with a value, or not yet, with the reason as a clause. */
export type Probe<Value> = { done: true; value: Value } | { done: false; reason: string }

export const done = <Value>(value: Value): Probe<Value> => ({ done: true, value })
export const notYet = (reason: string): Probe<never> => ({ done: false, reason })

export interface PollOptions {
  /** What the caller waits for, for the error: "the image of the captcha at … to load". */
  for: string
  /** Milliseconds to wait at most. The signal may end the wait earlier. */
  timeout: number
  signal: AbortSignal
  /**
   * Milliseconds between two probes. A probe of a page takes about 1 ms, so this is the most that a wait adds.
   *
   * @default 50
   */
  interval?: number
  /** Waits so many milliseconds, or less where there is something new to look at. */
  pause?: (milliseconds: number) => Promise<void>
}

/**
 * The only wait of the package: calls `probe` until it is done, the timeout expires or the signal is aborted.
 *
 * @throws {SolveTimeoutError} saying what the caller waited for, and the reason of the last probe.
 */
export async function poll<Value>(probe: () => Promise<Probe<Value>>, options: PollOptions): Promise<Value> {
  const started = Date.now()
  let reason = 'it was never checked'
  for (;;) {
    options.signal.throwIfAborted()
    const left = options.timeout - (Date.now() - started)
    const outcome = await abortable(probe(), options.signal)
    if (outcome.done) return outcome.value
    reason = outcome.reason
    if (left <= 0) throw new SolveTimeoutError(options.for, options.timeout, reason)
    const wait = Math.min(options.interval ?? 50, left)
    await (options.pause ? abortable(options.pause(wait), options.signal) : pause(wait, options.signal))
  }
}
