import { createNanoEvents } from 'nanoevents'
import { AnswerNotEnteredError, ImageCaptchaError, PageGoneError } from './errors/index.ts'
import type { SolverEvents } from './events.ts'
import { startLog } from './log/log.ts'
import {
  resolveAutoOptions,
  resolveOptions,
  type Settings,
  type SolveOptions,
  type SolverOptions,
} from './options.ts'
import { startCall } from './page/call.ts'
import { ownHands } from './page/enter.ts'
import { createFeedback } from './page/feedback.ts'
import type { PageSource } from './page/follow-pages.ts'
import { isPageAllowed } from './page/page-origin.ts'
import { type PagePort, pageOf, type Target } from './page/port.ts'
import { HandsOff } from './page/quiet-hands.ts'
import type { OpenLedger } from './providers/asking/ledger.ts'
import { createReadingQueue } from './providers/asking/reading-queue.ts'
import { local } from './providers/local.ts'
import type { FindResult, SolveResult } from './result.ts'
import type { PageRun } from './solving/form-run.ts'
import { Handover, mergeResults } from './solving/handover.ts'
import { PageLock } from './solving/page-lock.ts'
import { solveForm } from './solving/solve-form.ts'
import { solvePage } from './solving/solve-page.ts'
import { lookOnce } from './solving/wait-for-captchas.ts'
import type { QueueOptions } from './waiting-room/options.ts'
import type { QueueTurn } from './waiting-room/result.ts'
import { createWaitForTurn } from './waiting-room/wait-for-turn.ts'
import { WatchList } from './watching/watch-list.ts'
import { type HookSolve, isLeave, type Watch, watchPage } from './watching/watch-page.ts'

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

/** An error of a hook. */
interface HookError {
  error: unknown
  /** Whether the next call rejects with it. It goes on with what the hook could not type, or would not send. */
  isForCall: boolean
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
 * Creates a solver whose budget is written down elsewhere than in memory.
 *
 * @throws {InvalidOptionError} naming the invalid option.
 */
export function createSolverWith(options: SolverOptions, openLedger?: OpenLedger): Solver {
  const own: SolverOptions = { ...options, provider: options.provider ?? local() }
  const { auto, concurrency, budget, providers } = resolveOptions(own)
  const queue = createReadingQueue({ concurrency, budget, openLedger })
  const events = createNanoEvents<SolverEvents>()

  const lock = new PageLock<SolveResult>()
  /** Errors of hooks, for the next call on the page to reject with. */
  const unreported = new WeakMap<PagePort, HookError>()
  const handovers = new WeakMap<PagePort, Handover>()
  const hooks = new WeakMap<PagePort, Watch>()
  const watches = new WatchList((page, onEnd) => {
    const settings = resolveAutoOptions(own)
    const handover = handoverOf(page)
    const hook = watchPage(page, {
      settings,
      submit: settings.auto.submit,
      isBusy: () => lock.isTaken(page),
      isNeeded: () => lock.isAwaited(page),
      heldAt: (located) => handover.heldAt(located),
      hasResults: () => handover.hasFinished,
      dropResults: () => handover.takeFinished(),
      solve: (solve) => solveForHook(page, settings, solve),
      onError: (error) => unreported.set(page, { error, isForCall: true }),
      onEnd() {
        hooks.delete(page)
        onEnd()
      },
    })
    hooks.set(page, hook)
    return hook.stop
  })

  function handoverOf(page: PagePort): Handover {
    const known = handovers.get(page)
    if (known) return known
    const handover = new Handover()
    handovers.set(page, handover)
    return handover
  }

  async function solve(target: Target, overrides: SolveOptions = {}): Promise<SolveResult> {
    const settings = resolveOptions(own, overrides)
    const page = openPageOf(target)
    const result = await solveOrJoin(page, target, settings, (run) => {
      const handover = handoverOf(page)
      if (unreported.get(page)?.isForCall) return Promise.resolve()
      // What the hook has just passed is what the call was for.
      const required = settings.required && !handover.hasFinished
      return solvePage(
        { ...run, settings: { ...settings, required }, hands: ownHands, held: handover },
        target,
      )
    })
    hooks.get(page)?.noteCall(result)
    const { error: earlier, isForCall } = takeUnreported(page)
    if (earlier !== undefined && !(earlier instanceof ImageCaptchaError)) throw earlier
    const error = (isForCall && earlier) || result.error
    const whole = mergeResults(handoverOf(page).takeFinished(), result)
    if (error && settings.throwOnError) throw error
    return error ? { ...whole, error } : whole
  }

  /** Solves the captchas of one form for the hook of a page, and hands over what it sends. */
  async function solveForHook(
    page: PagePort,
    settings: Settings,
    { form, hands, submit, ...rest }: HookSolve,
  ): Promise<SolveResult> {
    if (lock.isTaken(page)) throw new HandsOff('A call has come first.')
    if (!(await isPageAllowed(page, settings.origins)))
      throw new HandsOff('The page has gone to another origin.')
    const work = async (run: Omit<PageRun, 'feedback' | 'hands' | 'held'>) => {
      run.result.captchas = form.map(({ captcha }) => captcha)
      for (const { captcha } of form) events.emit('found', captcha)
      const feedback = createFeedback(settings.visualFeedback)
      const held = handoverOf(page)
      // Before the page is free: a call that waits for it goes on from there.
      try {
        await solveForm({ ...run, ...rest, form, feedback, hands, held })
      } catch (error) {
        const isOurs = error instanceof ImageCaptchaError && !isLeave(error)
        const isForCall = submit && !(error instanceof AnswerNotEnteredError)
        if (isOurs) unreported.set(page, { error, isForCall })
        throw error
      } finally {
        const { solutions } = run.result
        const isTried = solutions.some(({ attempts }) => attempts.length > 0)
        const isKept = solutions.every(({ attempts }) => attempts.at(-1)?.verdict === 'entered')
        if (submit && isTried && !isKept) held.finish(run.result)
      }
    }
    const isFailure = (error: ImageCaptchaError) => !isLeave(error)
    return solveOrJoin(page, form, { ...settings, submit }, work, isFailure)
  }

  /** Runs one solve at a time per page. An error of the page is in the result. */
  async function solveOrJoin(
    page: PagePort,
    target: object,
    settings: Settings,
    work: (run: Omit<PageRun, 'feedback' | 'hands' | 'held'>) => Promise<void>,
    isFailure: (error: ImageCaptchaError) => boolean = () => true,
  ): Promise<SolveResult> {
    const call = startCall(page, settings)
    const result: SolveResult = { captchas: [], filtered: [], others: [], solutions: [], solved: [] }
    const start = async () => {
      const logSolved = startLog('solve')
      try {
        await work({ page, settings, call, queue, result, events })
        logSolved(() => `${page.url()}: ${result.solved.length} of ${result.captchas.length} solved`)
      } catch (error) {
        if (!(error instanceof ImageCaptchaError)) throw error
        logSolved(() => `${page.url()}: ${error.code} while ${call.stage}: ${error.summary}`)
        result.error = error
        if (isFailure(error)) events.emit('failed', error)
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

  function takeUnreported(page: PagePort): Partial<HookError> {
    const error = unreported.get(page)
    unreported.delete(page)
    return error ?? {}
  }

  return {
    auto: auto !== false,
    async find(target, { modules, signal } = {}) {
      const settings = resolveOptions(own, { modules, signal })
      const page = openPageOf(target)
      if (unreported.get(page)?.isForCall) throw takeUnreported(page).error
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
    watch: (target) => watches.add(target),
    async settled(page) {
      const call = startCall(page, resolveOptions(own))
      try {
        await call.during('solving without a call', async () => hooks.get(page)?.settled(call.signal))
      } finally {
        call.end()
      }
      if (unreported.has(page)) throw takeUnreported(page).error
    },
    warmUp: () => queue.warmUp(providers),
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
