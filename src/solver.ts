import { createNanoEvents } from 'nanoevents'
import { ImageCaptchaError, PageGoneError } from './errors/index.ts'
import type { SolverEvents } from './events.ts'
import { resolveOptions, type SolveOptions, type SolverOptions } from './options.ts'
import { startCall } from './page/call.ts'
import { ownHands } from './page/enter.ts'
import type { PageSource } from './page/follow-pages.ts'
import { type PagePort, pageOf, type Target } from './page/port.ts'
import type { BudgetStore } from './providers/asking/ledger.ts'
import { createReadingQueue } from './providers/asking/reading-queue.ts'
import { local } from './providers/local.ts'
import type { FindResult, SolveResult } from './result.ts'
import { mergeResults } from './solving/handover.ts'
import { PageSolves } from './solving/page-solves.ts'
import { solvePage } from './solving/solve-page.ts'
import { lookOnce } from './solving/wait-for-captchas.ts'
import type { QueueOptions } from './waiting-room/options.ts'
import type { QueueTurn } from './waiting-room/result.ts'
import { createWaitForTurn } from './waiting-room/wait-for-turn.ts'
import { PageHooks } from './watching/page-hooks.ts'

export interface Solver {
  /** Whether the option `auto` is set: then every page that gets the methods is watched. */
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
   *   `QUEUE_EXPIRED`, `QUEUE_FAILED`, `QUEUE_REDIRECTED`, `QUEUE_TIMEOUT`, `QUEUE_NOT_FOUND`, `QUEUE_CHALLENGE_UNSUPPORTED`.
   */
  waitForQueueTurn(page: PagePort, options?: QueueOptions): Promise<QueueTurn>
  /**
   * Solves captchas as they appear on a page, or on every page of a context, on allowed origins only and beside whoever
   * uses the page. The option `auto` says which forms are submitted: by default those with nothing else to fill in. The
   * answer of any other form is typed and kept. A failure emits `failed`, and the next call on that page rejects with it.
   *
   * @returns a function that stops it and removes its listeners.
   */
  watch(target: PagePort | PageSource): () => void
  /**
   * Waits until there is nothing left to solve without a call on the page as it is now: every answer is typed or, where
   * nothing else has to be filled in, accepted. Resolves at once if the page is not watched.
   *
   * @throws {ImageCaptchaError} what was not solved without a call since the last one; `SolveTimeoutError` after `timeout`.
   */
  settled(page: PagePort): Promise<void>
  /**
   * Loads ahead of time what the first reading needs, so that it takes no longer than the next: with `local()`, the
   * recogniser. Playwright Test does it by itself. Never rejects: what is wrong is the error of the first reading.
   */
  warmUp(): Promise<void>
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
  return createSolverWith(options)
}

/**
 * Creates a solver whose budget is written down in this store unless it names another.
 *
 * @throws {InvalidOptionError} naming the invalid option.
 */
export function createSolverWith(options: SolverOptions, store?: BudgetStore): Solver {
  const own: SolverOptions = { ...options, provider: options.provider ?? local() }
  const { auto, concurrency, budget, providers } = resolveOptions(own)
  const queue = createReadingQueue({ concurrency, budget, store })
  const events = createNanoEvents<SolverEvents>()
  const solves = new PageSolves(queue, events)
  const hooks = new PageHooks(own, solves, events)

  async function solve(target: Target, overrides: SolveOptions = {}): Promise<SolveResult> {
    const settings = resolveOptions(own, overrides)
    const page = openPageOf(target)
    const held = hooks.handoverOf(page)
    const result = await solves.run(page, target, settings, async (run) => {
      if (hooks.errorOf(page)?.isForCall) return
      // What the hook has just passed is what the call was for.
      const required = settings.required && !held.hasFinished
      await solvePage({ ...run, settings: { ...settings, required }, hands: ownHands, held }, target)
    })
    hooks.noteCall(page, result)
    const { error: earlier, isForCall } = hooks.takeError(page) ?? {}
    if (earlier !== undefined && !(earlier instanceof ImageCaptchaError)) throw earlier
    const error = (isForCall && earlier) || result.error
    const whole = mergeResults(held.takeFinished(), result)
    if (error && settings.throwOnError) throw error
    return error ? { ...whole, error } : whole
  }

  return {
    auto: auto !== false,
    async find(target, { modules, signal } = {}) {
      const settings = resolveOptions(own, { modules, signal })
      const page = openPageOf(target)
      if (hooks.errorOf(page)?.isForCall) throw hooks.takeError(page)?.error
      const call = startCall(page, settings)
      try {
        const { located, filtered, others } = await lookOnce(target, settings, call)
        return { captchas: located.map(({ captcha }) => captcha), filtered, others }
      } finally {
        call.end()
      }
    },
    solve,
    waitForQueueTurn: createWaitForTurn({ own, solve, events }),
    watch: (target) => hooks.watch(target),
    async settled(page) {
      const call = startCall(page, resolveOptions(own))
      try {
        await call.during('solving without a call', () => hooks.settled(page, call.signal))
      } finally {
        call.end()
      }
      const unseen = hooks.takeError(page)
      if (unseen) throw unseen.error
    },
    warmUp: () => queue.warmUp(providers),
    on: (event, listener) => events.on(event, listener),
    async close() {
      hooks.stop()
      await queue.close()
    },
  }
}

function openPageOf(target: Target): PagePort {
  const page = pageOf(target)
  if (!page) throw new PageGoneError('(detached frame)', 'looking for captchas', 'its frame was removed')
  return page
}
