import {
  PageGoneError,
  QueueClosedError,
  QueueExpiredError,
  QueueFailedError,
  QueueSoldOutError,
  QueueTimeoutError,
} from '../errors/index.ts'
import { startCall } from '../page/call.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import { assertOriginAllowed, isOriginAllowed } from '../shared/origins.ts'
import { done, notYet, type Probe, poll } from '../shared/poll.ts'
import type { QueueProgress, QueueTurn } from './result.ts'
import { endingOf, followAddresses, lookAtRoom, pressConfirm, stateOf } from './room-state.ts'
import { parseQueueToken, withoutQueueToken } from './token.ts'
import { goAstray, isTarget, type QueueWait, redirected, report, type Visit } from './visit.ts'

/** Milliseconds between two looks at the room, which takes about one and asks nothing of its server. */
const lookInterval = 200

/** Milliseconds after which a button that is still there is pressed again: a page may draw it before it listens. */
const pressInterval = 5_000

const stage = 'waiting for the turn in the queue'

/**
 * Waits in a waiting room until the page has been let in. The page keeps the one place that it has: nothing is loaded
 * again, opened a second time or left.
 *
 * @throws {ImageCaptchaError} one of its family for every other ending.
 */
export async function waitForQueueTurn(wait: QueueWait): Promise<QueueTurn> {
  const { page, settings } = wait
  const { timeout, signal } = settings
  const progress: QueueProgress[] = []
  const onTimeout = () => new QueueTimeoutError(withoutQueueToken(page.url()), timeout, progress.at(-1))
  const call = startCall(page, { timeout, signal, onTimeout })
  const visit: Visit = { ...wait, call, progress, solved: [], started: Date.now() }
  const stop = followAddresses(page, (url) => {
    const token = parseQueueToken(url)
    if (token) Object.assign(visit, { token, tokenFrom: visit.room })
  })
  try {
    assertOriginAllowed(withoutQueueToken(page.url()), settings.origins)
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

async function look(visit: Visit): Promise<Probe<QueueTurn>> {
  const { page, settings, call } = visit
  if (!isOriginAllowed(page.url(), settings.origins)) return lookFromAfar(visit)
  const view = await call.during(stage, () => lookAtRoom(page, settings.selectors, call.signal))
  if ('problem' in view) return notYet(`the page could not be looked at: ${view.problem}`)
  const ending = endingOf(view)
  if (ending) throw new endings[ending](withoutQueueToken(view.url), view.text, visit.progress.at(-1))
  const state = stateOf(view)
  return state ? stayInRoom(visit, state, view) : leaveRoom(visit, view)
}

const endings = {
  'sold-out': QueueSoldOutError,
  closed: QueueClosedError,
  expired: QueueExpiredError,
  failed: QueueFailedError,
}

/** What the room asks for: nothing, most of the time. */
async function stayInRoom(
  visit: Visit,
  state: QueueProgress['state'],
  view: RoomObservation,
): Promise<Probe<never>> {
  const { page, call } = visit
  visit.astraySince = undefined
  // A token that led back into a room was refused.
  if (view.document !== visit.tokenFrom) visit.token = undefined
  visit.room = view.document
  visit.announced = new URL(view.url).searchParams.get('t') ?? visit.announced
  report(visit, state, view)

  if (state === 'challenge') {
    const { solved, error } = await call.during('solving the challenge', () => visit.solve(call.signal))
    // A challenge that the room withdraws has been passed in another way.
    if (error && (page.isClosed() || !(error instanceof PageGoneError))) throw error
    visit.solved.push(...solved)
  }
  const { pressed } = visit
  const isPressed = pressed?.document === view.document && Date.now() - pressed.at < pressInterval
  if (state === 'turn' && view.confirm !== undefined && !isPressed) {
    const { confirm, document } = view
    visit.pressed = { document, at: Date.now() }
    await call.during('pressing the button', () => pressConfirm(page.mainFrame(), confirm))
  }
  return notYet(`the room was at "${state}"`)
}

/** The page is no room: it is the target, on its way there, or somewhere else. */
function leaveRoom(visit: Visit, view: RoomObservation): Probe<QueueTurn> {
  const { settings, progress, solved, started } = visit
  const { readyState, status = 0 } = view
  const token = parseQueueToken(view.url) ?? visit.token
  if (!isTarget(visit, view.url, token)) return goAstray(visit, view.url, readyState === 'complete')
  // Without a token only a whole page is taken for the target: its own script may yet send it to the room.
  if (readyState === 'loading' || (!token && readyState !== 'complete'))
    return notYet('the target page was still loading')
  if (status >= 400) throw redirected(visit, view.url, `it answered with HTTP status ${status}`)
  assertOriginAllowed(withoutQueueToken(view.url), settings.origins)
  return done({
    url: withoutQueueToken(view.url),
    ...(token && { token }),
    waited: progress.length === 0 ? 0 : Date.now() - started,
    progress,
    solved,
  })
}

/** A page that may not be acted on isn't looked at either: its address has to do. */
function lookFromAfar(visit: Visit): Probe<never> {
  const url = visit.page.url()
  const token = parseQueueToken(url) ?? visit.token
  if (isTarget(visit, url, token)) assertOriginAllowed(withoutQueueToken(url), visit.settings.origins)
  return goAstray(visit, url, true)
}
