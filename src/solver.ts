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
import { Watches } from './solving/watch-all.ts'
import { watchPage } from './solving/watch-page.ts'
import type { QueueOptions } from './waiting-room/options.ts'
import type { QueueTurn } from './waiting-room/result.ts'
import { createWaitForTurn } from './waiting-room/wait-for-turn.ts'

export interface Solver {
  /** Whether pages that are given the methods are watched: the option `auto`. */
  readonly auto: boolean
  /**
   * Looks for captchas on a page or in a frame, and in all frames below it, as they are now.
   *
   * @throws {PageGoneError} when the page is closed.
   */
  find(target: Target, options?: Pick<SolveOptions, 'modules' | 'signal'>): Promise<FindResult>
  /**
   * Solves the captchas of a page or a frame.
   *
   * @throws {InvalidOptionError} before the page is touched.
   * @throws {OriginNotAllowedError} before an image is taken.
   * @throws {ImageCaptchaError} another of the family, unless `throwOnError` is `false`.
   */
  solve(target: Target, options?: SolveOptions): Promise<SolveResult>
  /**
   * Waits in a waiting room until the page is let in, with the one place in line that it has, and presses the button
   * that asks whether somebody is still there. Resolves at once on a page that was let in already.
   *
   * @throws {InvalidOptionError} before the page is touched.
   * @throws {OriginNotAllowedError} when the waiting room's origin, or the target's, is not in `origins`.
   * @throws {ImageCaptchaError} another of the family for each other way to end: `QUEUE_SOLD_OUT`, `QUEUE_CLOSED`,
   *   `QUEUE_EXPIRED`, `QUEUE_FAILED`, `QUEUE_REDIRECTED`, `QUEUE_TIMEOUT`, `QUEUE_NOT_FOUND`.
   */
  waitForQueueTurn(page: PagePort, options?: QueueOptions): Promise<QueueTurn>
  /**
   * Solves captchas by themselves as they come up on a page, or on every page of a context, each once and only on
   * allowed origins. What goes wrong is told by the event `failed`, and the next call on the page rejects with it.
   *
   * @returns what ends it, and leaves no listener behind.
   */
  watch(target: PagePort | PageSource): () => void
  /** Listens to what happens. Returns what ends it. */
  on<Name extends keyof SolverEvents>(event: Name, listener: SolverEvents[Name]): () => void
  /** Ends every watch and frees what the providers hold. */
  close(): Promise<void>
}

/**
 * Creates a solver, which may serve any number of pages.
 *
 * @throws {InvalidOptionError} naming the option that is wrong.
 */
export function createSolver(options: SolverOptions = {}): Solver {
  const own: SolverOptions = { ...options, provider: options.provider ?? local() }
  const { auto, concurrency, budget } = resolveOptions(own)
  const queue = createReadingQueue({ concurrency, budget })
  const events = createNanoEvents<SolverEvents>()

  const lock = new PageLock<SolveResult>()
  /** What went wrong on a page while nobody was waiting for it. */
  const unreported = new WeakMap<PagePort, unknown>()
  const watches = new Watches((page, onEnd) =>
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

  /** One solve at a time on a page; what goes wrong on the page is in the result. */
  async function solveOrJoin(page: PagePort, target: Target, settings: Settings): Promise<SolveResult> {
    const call = startCall(page, settings)
    const result: SolveResult = { captchas: [], filtered: [], solutions: [], solved: [] }
    const start = async () => {
      const tell = startLog('solve')
      try {
        await solvePage({ page, settings, call, queue, result, events }, target)
        tell(() => `${page.url()}: ${result.solved.length} of ${result.captchas.length} solved`)
      } catch (error) {
        if (!(error instanceof ImageCaptchaError)) throw error
        tell(() => `${page.url()}: ${error.code} while ${call.stage}: ${error.summary}`)
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
