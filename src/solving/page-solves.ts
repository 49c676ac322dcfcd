import type { Emitter } from 'nanoevents'
import { ImageCaptchaError } from '../errors/index.ts'
import type { SolverEvents } from '../events.ts'
import { startLog } from '../log/log.ts'
import type { Settings } from '../options.ts'
import { startCall } from '../page/call.ts'
import type { PagePort } from '../page/port.ts'
import type { ReadingQueue } from '../providers/asking/reading-queue.ts'
import type { SolveResult } from '../result.ts'
import type { PageRun } from './form-run.ts'
import { PageLock } from './page-lock.ts'

/** What a solve does once the page is free. */
export type SolveWork = (run: Omit<PageRun, 'feedback' | 'hands' | 'held'>) => Promise<void>

/** The solves of a solver: of calls and of hooks, one at a time per page. */
export class PageSolves {
  readonly #queue: ReadingQueue
  readonly #events: Emitter<SolverEvents>
  readonly #lock = new PageLock<SolveResult>()

  constructor(queue: ReadingQueue, events: Emitter<SolverEvents>) {
    this.#queue = queue
    this.#events = events
  }

  isRunning(page: PagePort): boolean {
    return this.#lock.isTaken(page)
  }

  /** Whether anybody waits until the page is free. */
  isAwaited(page: PagePort): boolean {
    return this.#lock.isAwaited(page)
  }

  /**
   * Runs a solve once the page is free, or joins the one that is under way for the same target. An error of the page is in
   * the result.
   *
   * @param isFailure - whether the solver emits `failed` with an error.
   */
  async run(
    page: PagePort,
    target: object,
    settings: Settings,
    work: SolveWork,
    isFailure: (error: ImageCaptchaError) => boolean = () => true,
  ): Promise<SolveResult> {
    const call = startCall(page, settings)
    const result: SolveResult = { captchas: [], filtered: [], others: [], solutions: [], solved: [] }
    const start = async () => {
      const logSolved = startLog('solve')
      try {
        await work({ page, settings, call, queue: this.#queue, result, events: this.#events })
        logSolved(() => `${page.url()}: ${result.solved.length} of ${result.captchas.length} solved`)
      } catch (error) {
        if (!(error instanceof ImageCaptchaError)) throw error
        logSolved(() => `${page.url()}: ${error.code} while ${call.stage}: ${error.summary}`)
        result.error = error
        if (isFailure(error)) this.#events.emit('failed', error)
      }
      return result
    }
    try {
      return await call.during('waiting for a solve under way', () => this.#lock.take(page, target, start))
    } catch (error) {
      if (!(error instanceof ImageCaptchaError)) throw error
      return { ...result, error }
    } finally {
      call.end()
    }
  }
}
