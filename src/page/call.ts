import { ImageCaptchaError, PageGoneError, SolveAbortedError, SolveTimeoutError } from '../errors/index.ts'
import { abortable } from '../shared/abort.ts'
import { isDeparture } from './call-in-page.ts'
import { type Dialogs, watchDialogs } from './dialogs.ts'
import { type ImageLimit, watchImageLimit } from './image-limit.ts'
import { onPageEnd, type PageEnd, pageEndOf } from './page-end.ts'
import type { FramePort, PagePort } from './port.ts'

/** One call of a solver. Its timeout, the caller's signal and the end of the page all abort `signal`, whose reason says which. */
export interface Call {
  readonly signal: AbortSignal
  /** What the call is doing, for example "reading the image". */
  readonly stage: string
  readonly dialogs: Pick<Dialogs, 'seen' | 'open'>
  readonly imageLimit: Pick<ImageLimit, 'limited' | 'clear'>
  /**
   * Runs one stage. Rejects as soon as the call ends, with an error that names the stage. Every access to the page goes
   * through here: a frame that never answers must not block the next solve.
   */
  during<Result>(stage: string, work: () => Promise<Result>): Promise<Result>
  /** Removes what the call left on the page, even after it has ended. Never rejects, nor waits long for a page that hangs. */
  tidyUp(work: () => Promise<unknown>): Promise<void>
  /** Removes timers and listeners. */
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
  const dialogs = watchDialogs(page)
  const imageLimit = watchImageLimit(page)
  let stage = 'starting'

  const describeTimeout =
    limits.onTimeout ??
    (() =>
      new SolveTimeoutError(
        `the captchas on ${url} to be solved`,
        limits.timeout,
        `it was still ${stage}${describeOpen(dialogs)}`,
      ))
  const onTimeout = () => ended.abort(describeTimeout())
  const onAbort = () => ended.abort(new SolveAbortedError(stage, limits.signal?.reason))
  const onEnd = (end: PageEnd) => ended.abort(new PageGoneError(url, stage, end))

  const timer = setTimeout(onTimeout, limits.timeout)
  const stopListening = onPageEnd(page, onEnd)
  limits.signal?.addEventListener('abort', onAbort, { once: true })
  if (limits.signal?.aborted) onAbort()
  const alreadyEnded = pageEndOf(page)
  if (alreadyEnded) onEnd(alreadyEnded)

  return {
    signal: ended.signal,
    dialogs,
    imageLimit,
    get stage() {
      return stage
    },
    async during(next, work) {
      stage = next
      ended.signal.throwIfAborted()
      try {
        return await abortable(work(), ended.signal)
      } catch (error) {
        // The driver's error about a closing page is only a consequence of the signal's reason.
        ended.signal.throwIfAborted()
        throw error
      }
    },
    async tidyUp(work) {
      await abortable(work(), AbortSignal.timeout(tidyUpTimeout)).catch(() => undefined)
    },
    end() {
      clearTimeout(timer)
      dialogs.stop()
      imageLimit.stop()
      stopListening()
      limits.signal?.removeEventListener('abort', onAbort)
    },
  }
}

/** An open dialog blocks the page, and so explains a timeout. */
function describeOpen({ open }: Dialogs): string {
  return open ? `, and the page's ${open.kind} "${open.message}" was open` : ''
}

/**
 * Explains an error of a stage: a driver's "context destroyed" becomes an error that says what happened to the page or the
 * frame. Any other error is returned unchanged.
 */
export function explainError(
  error: unknown,
  page: PagePort,
  frame: FramePort,
  url: string,
  stage: string,
): unknown {
  if (error instanceof ImageCaptchaError) return error
  const end = pageEndOf(page)
  if (end) return new PageGoneError(url, stage, end, { cause: error })
  if (!page.frames().includes(frame))
    return new PageGoneError(url, stage, 'its frame was removed', { cause: error })
  const named = endNamedBy(error)
  if (named) return new PageGoneError(url, stage, named, { cause: error })
  return isDeparture(error)
    ? new PageGoneError(url, stage, describeDeparture(url, frame.url()), { cause: error })
    : error
}

/** A driver may reject pending calls before its page reports that it is closed. */
function endNamedBy(error: unknown): PageEnd | undefined {
  if (!(error instanceof Error)) return undefined
  if (/Target crashed|Page crashed/i.test(error.message)) return 'the page crashed'
  const isClosed = /(Target|Session|Connection) closed|has been closed/i.test(error.message)
  return isClosed ? 'the page was closed' : undefined
}

/** A page keeps its old address until the next document arrives, and through a reload. */
function describeDeparture(from: string, now: string): string {
  return now === from ? 'the page was reloaded or is navigating away' : `the page went to ${now}`
}
