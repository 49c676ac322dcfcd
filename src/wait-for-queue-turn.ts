import { startCall } from './call.ts'
import {
  PageGoneError,
  QueueClosedError,
  QueueExpiredError,
  QueueFailedError,
  QueueSoldOutError,
  QueueTimeoutError,
} from './errors.ts'
import { assertOriginAllowed, isOriginAllowed } from './origins.ts'
import type { QueueObservation } from './page/in-page/observe-queue.ts'
import { done, notYet, type Probe, poll } from './page/poll.ts'
import { endingOf, followAddresses, lookAtQueue, pressConfirm, stateOf } from './page/queue.ts'
import { goAstray, isTarget, type Journey, type QueueWait, redirected, report } from './queue-journey.ts'
import type { QueueProgress, QueueTurn } from './queue-result.ts'
import { parseQueueToken, withoutQueueToken } from './queue-token.ts'

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
  const journey: Journey = { ...wait, call, progress, solved: [], started: Date.now() }
  const stop = followAddresses(page, (url) => {
    const token = parseQueueToken(url)
    if (token) Object.assign(journey, { token, tokenFrom: journey.room })
  })
  try {
    assertOriginAllowed(withoutQueueToken(page.url()), settings.origins)
    return await poll(() => look(journey), {
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

async function look(journey: Journey): Promise<Probe<QueueTurn>> {
  const { page, settings, call } = journey
  if (!isOriginAllowed(page.url(), settings.origins)) return lookFromAfar(journey)
  const view = await call.during(stage, () => lookAtQueue(page, settings.selectors, call.signal))
  if ('problem' in view) return notYet(`the page could not be looked at: ${view.problem}`)
  const ending = endingOf(view)
  if (ending) throw new endings[ending](withoutQueueToken(view.url), view.text, journey.progress.at(-1))
  const state = stateOf(view)
  return state ? stayInRoom(journey, state, view) : leaveRoom(journey, view)
}

const endings = {
  'sold-out': QueueSoldOutError,
  closed: QueueClosedError,
  expired: QueueExpiredError,
  failed: QueueFailedError,
}

/** What the room asks for: nothing, most of the time. */
async function stayInRoom(
  journey: Journey,
  state: QueueProgress['state'],
  view: QueueObservation,
): Promise<Probe<never>> {
  const { page, call } = journey
  journey.astraySince = undefined
  // A token that led back into a room was refused.
  if (view.document !== journey.tokenFrom) journey.token = undefined
  journey.room = view.document
  journey.announced = new URL(view.url).searchParams.get('t') ?? journey.announced
  report(journey, state, view)

  if (state === 'challenge') {
    const { solved, error } = await call.during('solving the challenge', () => journey.solve(call.signal))
    // A challenge that the room withdraws has been passed in another way.
    if (error && (page.isClosed() || !(error instanceof PageGoneError))) throw error
    journey.solved.push(...solved)
  }
  const { pressed } = journey
  const isPressed = pressed?.document === view.document && Date.now() - pressed.at < pressInterval
  if (state === 'turn' && view.confirm !== undefined && !isPressed) {
    const { confirm, document } = view
    journey.pressed = { document, at: Date.now() }
    await call.during('pressing the button', () => pressConfirm(page.mainFrame(), confirm))
  }
  return notYet(`the room was at "${state}"`)
}

/** The page is no room: it is the target, on its way there, or somewhere else. */
function leaveRoom(journey: Journey, view: QueueObservation): Probe<QueueTurn> {
  const { settings, progress, solved, started } = journey
  const { readyState, status = 0 } = view
  const token = parseQueueToken(view.url) ?? journey.token
  if (!isTarget(journey, view.url, token)) return goAstray(journey, view.url, readyState === 'complete')
  // Without a token only a whole page is taken for the target: its own script may yet send it to the room.
  if (readyState === 'loading' || (!token && readyState !== 'complete'))
    return notYet('the target page was still loading')
  if (status >= 400) throw redirected(journey, view.url, `it answered with HTTP status ${status}`)
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
function lookFromAfar(journey: Journey): Probe<never> {
  const url = journey.page.url()
  const token = parseQueueToken(url) ?? journey.token
  if (isTarget(journey, url, token)) assertOriginAllowed(withoutQueueToken(url), journey.settings.origins)
  return goAstray(journey, url, true)
}
