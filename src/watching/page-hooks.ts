import type { Emitter } from 'nanoevents'
import { AnswerNotEnteredError, ImageCaptchaError } from '../errors/index.ts'
import type { SolverEvents } from '../events.ts'
import { resolveAutoOptions, type Settings, type SolverOptions } from '../options.ts'
import { createFeedback } from '../page/feedback.ts'
import type { PageSource } from '../page/follow-pages.ts'
import { isPageAllowed } from '../page/page-origin.ts'
import type { PagePort } from '../page/port.ts'
import { HandsOff } from '../page/quiet-hands.ts'
import type { SolveResult } from '../result.ts'
import { Handover } from '../solving/handover.ts'
import type { PageSolves, SolveWork } from '../solving/page-solves.ts'
import { solveForm } from '../solving/solve-form.ts'
import { WatchList } from './watch-list.ts'
import { type HookSolve, isLeave, type Watch, watchPage } from './watch-page.ts'

/** An error of a hook. */
interface HookError {
  error: unknown
  /** Whether the next call rejects with it. It goes on with what the hook could not type, or would not send. */
  isForCall: boolean
}

/** The hooks of a solver's pages, and what they leave to the calls on these pages. */
export class PageHooks {
  readonly #options: SolverOptions
  readonly #solves: PageSolves
  readonly #events: Emitter<SolverEvents>
  readonly #watches = new WatchList((page, onEnd) => this.#start(page, onEnd))
  readonly #hooks = new WeakMap<PagePort, Watch>()
  readonly #errors = new WeakMap<PagePort, HookError>()
  readonly #handovers = new WeakMap<PagePort, Handover>()

  constructor(options: SolverOptions, solves: PageSolves, events: Emitter<SolverEvents>) {
    this.#options = options
    this.#solves = solves
    this.#events = events
  }

  /** Watches a page, or every page of a context. Returns a function that stops it. */
  watch(target: PagePort | PageSource): () => void {
    return this.#watches.add(target)
  }

  /** Resolves once the hook of a page has nothing left to do on it, at once if there is none. */
  async settled(page: PagePort, signal: AbortSignal): Promise<void> {
    await this.#hooks.get(page)?.settled(signal)
  }

  /** Tells the hook of a page what a call came to. */
  noteCall(page: PagePort, result: SolveResult): void {
    this.#hooks.get(page)?.noteCall(result)
  }

  handoverOf(page: PagePort): Handover {
    const known = this.#handovers.get(page)
    if (known) return known
    const handover = new Handover()
    this.#handovers.set(page, handover)
    return handover
  }

  /** The error of the hook of a page that nobody has seen. */
  errorOf(page: PagePort): HookError | undefined {
    return this.#errors.get(page)
  }

  /** The same, for whoever throws it. */
  takeError(page: PagePort): HookError | undefined {
    const error = this.#errors.get(page)
    this.#errors.delete(page)
    return error
  }

  stop(): void {
    this.#watches.stop()
  }

  #start(page: PagePort, onEnd: () => void): () => void {
    const settings = resolveAutoOptions(this.#options)
    const handover = this.handoverOf(page)
    const hook = watchPage(page, {
      settings,
      submit: settings.auto.submit,
      isBusy: () => this.#solves.isRunning(page),
      isNeeded: () => this.#solves.isAwaited(page),
      heldAt: (located) => handover.heldAt(located),
      hasResults: () => handover.hasFinished,
      dropResults: () => handover.takeFinished(),
      solve: (solve) => this.#solve(page, settings, solve),
      onError: (error) => this.#errors.set(page, { error, isForCall: true }),
      onEnd: () => {
        this.#hooks.delete(page)
        onEnd()
      },
    })
    this.#hooks.set(page, hook)
    return hook.stop
  }

  /** Solves the captchas of one form, and hands over what is sent. */
  async #solve(page: PagePort, settings: Settings, solve: HookSolve): Promise<SolveResult> {
    const { form, hands, submit, ...rest } = solve
    if (this.#solves.isRunning(page)) throw new HandsOff('A call has come first.')
    if (!(await isPageAllowed(page, settings.origins)))
      throw new HandsOff('The page has gone to another origin.')
    const work: SolveWork = async (run) => {
      run.result.captchas = form.map(({ captcha }) => captcha)
      for (const { captcha } of form) this.#events.emit('found', captcha)
      const feedback = createFeedback(settings.visualFeedback)
      const held = this.handoverOf(page)
      // Before the page is free: a call that waits for it goes on from there.
      try {
        await solveForm({ ...run, ...rest, form, feedback, hands, held })
      } catch (error) {
        const isOurs = error instanceof ImageCaptchaError && !isLeave(error)
        const isForCall = submit && !(error instanceof AnswerNotEnteredError)
        if (isOurs) this.#errors.set(page, { error, isForCall })
        throw error
      } finally {
        const { solutions } = run.result
        const isTried = solutions.some(({ attempts }) => attempts.length > 0)
        const isKept = solutions.every(({ attempts }) => attempts.at(-1)?.verdict === 'entered')
        if (submit && isTried && !isKept) held.finish(run.result)
      }
    }
    return this.#solves.run(page, form, { ...settings, submit }, work, (error) => !isLeave(error))
  }
}
