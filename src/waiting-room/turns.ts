import type { Emitter } from 'nanoevents'
import { ImageCaptchaError } from '../errors/index.ts'
import { describeProgress } from '../errors/waiting-room.ts'
import type { SolverEvents } from '../events.ts'
import { log, startLog } from '../log/log.ts'
import type { SolveOptions, SolverOptions } from '../options.ts'
import type { PagePort } from '../page/port.ts'
import type { SolveResult } from '../result.ts'
import { type QueueOptions, resolveQueueOptions } from './options.ts'
import type { QueueTurn } from './result.ts'
import { waitForQueueTurn } from './wait-for-turn.ts'

/** What waiting takes of the solver it belongs to. */
interface QueueSolver {
  /** The solver's own options, which those of a call are laid over. */
  own: SolverOptions
  solve(page: PagePort, options: SolveOptions): Promise<SolveResult>
  events: Emitter<SolverEvents>
}

/** A solver's `waitForQueueTurn`: its options, its events, and its own way to solve the challenge in front of the line. */
export function createQueueTurns({ own, solve, events }: QueueSolver) {
  return async (page: PagePort, overrides?: QueueOptions): Promise<QueueTurn> => {
    const settings = resolveQueueOptions(own, overrides)
    let told: ImageCaptchaError | undefined
    const tell = startLog('queue')
    try {
      const turn = await waitForQueueTurn({
        page,
        settings,
        async solve(signal) {
          const given = { ...settings.challenge, signal, required: false, throwOnError: false }
          const result = await solve(page, given)
          told = result.error
          return result
        },
        tell(progress) {
          log('queue', () => `${progress.url}: ${describeProgress(progress)}`)
          events.emit('queue', progress)
          settings.onProgress?.(progress)
        },
      })
      tell(() => `${turn.url}: let in`)
      return turn
    } catch (error) {
      if (error instanceof ImageCaptchaError) tell(() => `${page.url()}: ${error.code}: ${error.summary}`)
      if (error instanceof ImageCaptchaError && error !== told) events.emit('failed', error)
      throw error
    }
  }
}
