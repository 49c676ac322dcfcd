import { createNanoEvents } from 'nanoevents'
import { ImageCaptchaError, PageGoneError } from './errors/index.ts'
import type { SolverEvents } from './events.ts'
import { startLog } from './log/log.ts'
import { resolveOptions, type Settings, type SolveOptions, type SolverOptions } from './options.ts'
import { startCall } from './page/call.ts'
import type { PageSource } from './page/follow-pages.ts'
import { type PagePort, pageOf, type Target } from './page/port.ts'
import { createReadingQueue } from './providers/asking/reading-queue.ts'
import { local } from './providers/local.ts'
import type { FindResult, SolveResult } from './result.ts'
import { PageLock } from './solving/page-lock.ts'
import { solvePage } from './solving/solve-page.ts'
import { lookOnce } from './solving/wait-for-captchas.ts'
import { WatchList } from './solving/watch-list.ts'
import { watchPage } from './solving/watch-page.ts'
import type { QueueOptions } from './waiting-room/options.ts'
import type { QueueTurn } from './waiting-room/result.ts'
import { createWaitForTurn } from './waiting-room/wait-for-turn.ts'

export interface Solver {
  /** The option `auto`: whether every page that gets the methods is watched. */
  readonly auto: boolean
  /**
   * Finds the captchas that a page or a frame shows now, child frames included.
   *
   * @throws {PageGoneError} when the page is closed.
   */
  find(target: Target, options?: Pick<SolveOptions, 'modules' | 'signal'>): Promise<FindResult>
  /**
   * Solves the captchas of a page or a frame.
   *
   * @throws {InvalidOptionError} before the page is touched.
   * @throws {OriginNotAllowedError} before an image is captured.
   * @throws {ImageCaptchaError} any other error of the family, unless `throwOnError` is `false`.
   */
  solve(target: Target, options?: SolveOptions): Promise<SolveResult>
  /**
   * Waits in a waiting room, keeping the page's place in line, until the page is let in, and confirms that the visitor is
   * still there when asked. Resolves at once if the page was let in already.
   *
   * @throws {InvalidOptionError} before the page is touched.
   * @throws {OriginNotAllowedError} when the waiting room's origin, or the target's, is not in `origins`.
   * @throws {ImageCaptchaError} a different error of the family for every other outcome: `QUEUE_SOLD_OUT`, `QUEUE_CLOSED`,
   *   `QUEUE_EXPIRED`, `QUEUE_FAILED`, `QUEUE_REDIRECTED`, `QUEUE_TIMEOUT`, `QUEUE_NOT_FOUND`.
   */
  waitForQueueTurn(page: PagePort, options?: QueueOptions): Promise<QueueTurn>
  /**
   * Solves captchas as they appear on a page, or on every page of a context: each once, and only on allowed origins. A
   * failure emits `failed`, and the next call on that page rejects with it.
   *
   * @returns a function that stops it and removes its listeners.
   */
  watch(target: PagePort | PageSource): () => void
  /** Adds a listener. Returns a function that removes it. */
  on<Name extends keyof SolverEvents>(event: Name, listener: SolverEvents[Name]): () => void
  /** Stops every watch and releases the providers' resources. */
  close(): Promise<void>
}

/**
 * Creates a solver for any number of pages.
 *
 * @throws {InvalidOptionError} naming the invalid option.
 */
export function createSolver(options: SolverOptions = {}): Solver {
  const own: SolverOptions = { ...options, provider: options.provider ?? local() }
  const { auto, concurrency, budget } = resolveOptions(own)
  const queue = createReadingQueue({ concurrency, budget })
  const events = createNanoEvents<SolverEvents>()

  const lock = new PageLock<SolveResult>()
  /** Errors of watched pages, for the next call on the page to reject with. */
  const unreported = new WeakMap<PagePort, unknown>()
  const watches = new WatchList((page, onEnd) =>
    watchPage(page, {
      settings: resolveOptions(own),
      isBusy: () => lock.isTaken(page),
      solve: () => solveOrJoin(page, page, resolveOptions(own, { required: false })),
      onError: (error) => unreported.set(page, error),
      onEnd,
    }),
  )

  async function solve(target: Target, overrides: SolveOptions = {}): Promise<SolveResult> {
    const settings = resolveOptions(own, overrides)
    const page = openPageOf(target)
    const result = await solveOrJoin(page, target, settings)
    const earlier = takeUnreported(page)
    if (earlier !== undefined && !(earlier instanceof ImageCaptchaError)) throw earlier
    const error = earlier ?? result.error
    if (error && settings.throwOnError) throw error
    return error ? { ...result, error } : result
  }

  /** Runs one solve at a time per page. An error of the page is in the result. */
  async function solveOrJoin(page: PagePort, target: Target, settings: Settings): Promise<SolveResult> {
    const call = startCall(page, settings)
    const result: SolveResult = { captchas: [], filtered: [], solutions: [], solved: [] }
    const start = async () => {
      const logSolved = startLog('solve')
      try {
        await solvePage({ page, settings, call, queue, result, events }, target)
        logSolved(() => `${page.url()}: ${result.solved.length} of ${result.captchas.length} solved`)
      } catch (error) {
        if (!(error instanceof ImageCaptchaError)) throw error
        logSolved(() => `${page.url()}: ${error.code} while ${call.stage}: ${error.summary}`)
        result.error = error
        events.emit('failed', error)
      }
      return result
    }
    try {
      return await call.during('waiting for a solve under way', () => lock.take(page, target, start))
    } catch (error) {
      if (!(error instanceof ImageCaptchaError)) throw error
      return { ...result, error }
    } finally {
      call.end()
    }
  }

  function takeUnreported(page: PagePort): unknown {
    const error = unreported.get(page)
    unreported.delete(page)
    return error
  }

  return {
    auto,
    async find(target, { modules, signal } = {}) {
      const settings = resolveOptions(own, { modules, signal })
      const page = openPageOf(target)
      const earlier = takeUnreported(page)
      if (earlier !== undefined) throw earlier
      const call = startCall(page, settings)
      try {
        const { located, filtered } = await lookOnce(target, settings, call)
        return { captchas: located.map(({ captcha }) => captcha), filtered }
      } finally {
        call.end()
      }
    },
    solve,
    waitForQueueTurn: createWaitForTurn({ own, solve, events }),
    watch: (target) => watches.add(target),
    on: (event, listener) => events.on(event, listener),
    async close() {
      watches.stop()
      await queue.close()
    },
  }
}

function openPageOf(target: Target): PagePort {
  const page = pageOf(target)
  if (!page) throw new PageGoneError('(detached frame)', 'looking for captchas', 'its frame was removed')
  return page
}
