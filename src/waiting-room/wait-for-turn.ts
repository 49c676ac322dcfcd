import type { Emitter } from 'nanoevents'
import {
  ImageCaptchaError,
  QueueClosedError,
  QueueExpiredError,
  QueueFailedError,
  QueueSoldOutError,
  QueueTimeoutError,
} from '../errors/index.ts'
import { describeProgress } from '../errors/waiting-room.ts'
import type { SolverEvents } from '../events.ts'
import { log, startLog } from '../log/log.ts'
import type { SolveOptions, SolverOptions } from '../options.ts'
import { startCall } from '../page/call.ts'
import { assertPageAllowed, isPageAllowed } from '../page/page-origin.ts'
import type { PagePort } from '../page/port.ts'
import type { SolveResult } from '../result.ts'
import { notYet, type Probe, poll } from '../shared/poll.ts'
import { judgeByAddress, leaveRoom } from './leave-room.ts'
import { type QueueOptions, resolveQueueOptions } from './options.ts'
import type { QueueProgress, QueueTurn } from './result.ts'
import { endingOf, lookAtRoom, stateOf } from './room-state.ts'
import { stayInRoom } from './stay-in-room.ts'
import { watchForToken, withoutQueueToken } from './token.ts'
import type { Visit } from './visit.ts'

/** Milliseconds between two looks at the room. A look takes about one and sends no request. */
const lookInterval = 200

/** What waiting needs from the solver it belongs to. */
interface OwningSolver {
  /** The solver's own options, which the options of a call override. */
  own: SolverOptions
  solve(page: PagePort, options: SolveOptions): Promise<SolveResult>
  events: Emitter<SolverEvents>
}

/** Creates a solver's `waitForQueueTurn`, which takes the solver's options, emits its events and solves challenges with it. */
export function createWaitForTurn({ own, solve, events }: OwningSolver) {
  return async (page: PagePort, overrides?: QueueOptions): Promise<QueueTurn> => {
    const settings = resolveQueueOptions(own, overrides)
    let alreadyEmitted: ImageCaptchaError | undefined
    const logEnd = startLog('queue')
    try {
      const turn = await waitForTurn({
        page,
        settings,
        async solve(signal) {
          const options = { ...settings.solving, signal, required: false, throwOnError: false }
          const result = await solve(page, options)
          alreadyEmitted = result.error
          return result
        },
        onProgress(progress) {
          log('queue', () => `${progress.url}: ${describeProgress(progress)}`)
          events.emit('queue', progress)
          settings.onProgress?.(progress)
        },
      })
      logEnd(() => `${turn.url}: let in`)
      return turn
    } catch (error) {
      if (!(error instanceof ImageCaptchaError)) throw error
      logEnd(() => `${page.url()}: ${error.code}: ${error.summary}`)
      if (error !== alreadyEmitted) events.emit('failed', error)
      throw error
    }
  }
}

/** Waits until the page has been let in. It keeps its one place in line: it is never reloaded, opened again or left. */
async function waitForTurn(
  wait: Pick<Visit, 'page' | 'settings' | 'solve' | 'onProgress'>,
): Promise<QueueTurn> {
  const { page, settings } = wait
  const { timeout, signal } = settings
  const progress: QueueProgress[] = []
  const onTimeout = () =>
    new QueueTimeoutError(withoutQueueToken(page.url()), timeout, progress.at(-1), visit.pressProblem)
  const call = startCall(page, { timeout, signal, onTimeout })
  const visit: Visit = { ...wait, call, progress, solved: [], started: Date.now() }
  const stop = watchForToken(page, (token) => Object.assign(visit, { token, tokenFrom: visit.room }))
  try {
    await call.during('checking the origin', () =>
      assertPageAllowed(page, settings.origins, withoutQueueToken(page.url())),
    )
    return await poll(() => look(visit), {
      for: 'the turn in the queue',
      timeout: Number.POSITIVE_INFINITY,
      interval: lookInterval,
      signal: call.signal,
    })
  } finally {
    stop()
    call.end()
  }
}

const endings = {
  'sold-out': QueueSoldOutError,
  closed: QueueClosedError,
  expired: QueueExpiredError,
  failed: QueueFailedError,
}

async function look(visit: Visit): Promise<Probe<QueueTurn>> {
  const { page, settings, call } = visit
  if (!(await isPageAllowed(page, settings.origins))) return judgeByAddress(visit)
  const view = await call.during('waiting for the turn in the queue', () =>
    lookAtRoom(page, settings.selectors),
  )
  if ('problem' in view) return notYet(`the page could not be looked at: ${view.problem}`)
  const ending = endingOf(view)
  if (ending) throw new endings[ending](withoutQueueToken(view.url), view.text, visit.progress.at(-1))
  const state = stateOf(view)
  return state ? stayInRoom(visit, state, view) : await leaveRoom(visit, view)
}
