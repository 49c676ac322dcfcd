import { ImageCaptchaError, PageGoneError, SolveAbortedError, SolveTimeoutError } from '../errors/index.ts'
import { abortable } from '../shared/abort.ts'
import type { FramePort, PagePort } from './port.ts'

/** One call of a solver: its deadline, the caller's signal and the page's end, as one signal that says which it was. */
export interface Call {
  readonly signal: AbortSignal
  /** What is going on: "reading the image". */
  readonly stage: string
  /**
   * Runs one stage. What ends the call rejects it at once, with an error that says which stage it was in. Every call to
   * the page goes through here: a frame that never answers must not keep the page from the next solve.
   */
  during<Result>(stage: string, work: () => Promise<Result>): Promise<Result>
  /** Removes what the call left on the page, even after its end. Neither fails nor waits long for a page that hangs. */
  tidyUp(work: () => Promise<unknown>): Promise<void>
  /** Releases timers and listeners. */
  end(): void
}

/** Milliseconds. Removing a mark takes about one. */
const tidyUpTimeout = 1_000

export function startCall(
  page: PagePort,
  limits: { timeout: number; signal?: AbortSignal | undefined; onTimeout?: () => ImageCaptchaError },
): Call {
  const ended = new AbortController()
  const url = page.url()
  let stage = 'starting'

  const describeTimeout =
    limits.onTimeout ??
    (() =>
      new SolveTimeoutError(`the captchas on ${url} to be solved`, limits.timeout, `it was still ${stage}`))
  const onTimeout = () => ended.abort(describeTimeout())
  const onAbort = () => ended.abort(new SolveAbortedError(stage, limits.signal?.reason))
  const onClose = () => ended.abort(new PageGoneError(url, stage, 'the page was closed'))

  const timer = setTimeout(onTimeout, limits.timeout)
  page.on('close', onClose)
  limits.signal?.addEventListener('abort', onAbort, { once: true })
  if (limits.signal?.aborted) onAbort()
  if (page.isClosed()) onClose()

  return {
    signal: ended.signal,
    get stage() {
      return stage
    },
    async during(next, work) {
      stage = next
      ended.signal.throwIfAborted()
      try {
        return await abortable(work(), ended.signal)
      } catch (error) {
        // What a dying page makes the driver throw is only the echo of the reason.
        ended.signal.throwIfAborted()
        throw error
      }
    },
    async tidyUp(work) {
      await abortable(work(), AbortSignal.timeout(tidyUpTimeout)).catch(() => undefined)
    },
    end() {
      clearTimeout(timer)
      page.off('close', onClose)
      limits.signal?.removeEventListener('abort', onAbort)
    },
  }
}

/**
 * The error to show for one that came out of a stage: a driver's "context destroyed" becomes the news that the page or
 * the frame has gone. Any other error stays what it is.
 */
export function explainError(
  error: unknown,
  page: PagePort,
  frame: FramePort,
  url: string,
  stage: string,
): unknown {
  if (error instanceof ImageCaptchaError) return error
  if (page.isClosed()) return new PageGoneError(url, stage, 'the page was closed', { cause: error })
  if (!page.frames().includes(frame))
    return new PageGoneError(url, stage, 'its frame was removed', { cause: error })
  const isNavigation =
    error instanceof Error &&
    /context was destroyed|navigat|detached|Cannot find context/i.test(error.message)
  return isNavigation
    ? new PageGoneError(url, stage, describeDeparture(url, frame.url()), { cause: error })
    : error
}

/** A page that is leaving has its old address until the next document arrives, and one that is reloaded keeps it. */
function describeDeparture(from: string, now: string): string {
  return now === from ? 'the page was reloaded or left for another address' : `the page went to ${now}`
}
