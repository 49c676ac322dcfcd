import { type Call, startCall } from './call.ts'
import {
  type ImageCaptchaError,
  PageGoneError,
  QueueClosedError,
  QueueExpiredError,
  QueueFailedError,
  QueueNotFoundError,
  QueueRedirectedError,
  QueueSoldOutError,
  QueueTimeoutError,
} from './errors.ts'
import { assertOriginAllowed, isOriginAllowed } from './origins.ts'
import type { QueueObservation } from './page/in-page/observe-queue.ts'
import { addressPattern } from './page/patterns.ts'
import { done, notYet, type Probe, poll } from './page/poll.ts'
import type { PagePort } from './page/port.ts'
import { endingOf, followAddresses, lookAtQueue, pressConfirm, stateOf } from './page/queue.ts'
import type { QueueSettings } from './queue-options.ts'
import type { QueueProgress, QueueToken, QueueTurn } from './queue-result.ts'
import { parseQueueToken, withoutQueueToken } from './queue-token.ts'
import type { SolvedCaptcha, SolveResult } from './result.ts'

/** Milliseconds between two looks at the room, which takes about one and asks nothing of its server. */
const lookInterval = 200

/** Milliseconds that a page must stay which is neither the room nor the target: redirections pass through others. */
const settleTime = 2_000

/** Milliseconds after which a button that is still there is pressed again: a page may draw it before it listens. */
const pressInterval = 5_000

const stage = 'waiting for the turn in the queue'

/** One wait, and what it takes. */
export interface QueueWait {
  page: PagePort
  settings: QueueSettings
  /** Solves what stands in front of the line, if it is something that can be. */
  solve(signal: AbortSignal): Promise<SolveResult>
  /** Hears of each change. */
  tell(progress: QueueProgress): void
}

/** What is known of the way so far. */
interface Journey extends QueueWait {
  call: Call
  started: number
  progress: QueueProgress[]
  solved: SolvedCaptcha[]
  /** Since when the page has been neither room nor target. */
  astraySince?: number | undefined
  /** The room's document that was seen last. */
  room?: number
  /** Where the room says that it will lead. */
  announced?: string | undefined
  token?: QueueToken | undefined
  /** The room's document that the token came out of. */
  tokenFrom?: number | undefined
  pressed?: { document: number; at: number }
}

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

function isTarget(
  { settings: { target }, announced }: Journey,
  url: string,
  token: QueueToken | undefined,
): boolean {
  if (target !== undefined) return withoutQueueToken(url).search(addressPattern(target)) !== -1
  return token !== undefined || (announced !== undefined && placeOf(announced) === placeOf(url))
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

function goAstray(journey: Journey, url: string, isLoaded: boolean): Probe<never> {
  const { settings, progress } = journey
  if (!isLoaded) {
    journey.astraySince = undefined
    return notYet('the page was still loading')
  }
  journey.astraySince ??= Date.now()
  const enough = progress.length > 0 ? settleTime : settings.appearTimeout
  if (Date.now() - journey.astraySince < enough) return notYet('the page was neither the room nor the target')
  if (progress.length === 0)
    throw new QueueNotFoundError(withoutQueueToken(url), settings.selectors.room, settings.target, enough)
  throw redirected(journey, url, 'it is not the target')
}

function redirected(
  { settings, announced, progress }: Journey,
  url: string,
  problem: string,
): ImageCaptchaError {
  const target = settings.target ?? (announced && withoutQueueToken(announced))
  return new QueueRedirectedError(withoutQueueToken(url), problem, target, progress.at(-1))
}

/** Tells what the room shows when it isn't what it showed before. */
function report(journey: Journey, state: QueueProgress['state'], view: QueueObservation): void {
  const { usersAhead, expectedTime, queueNumber, progress, pauseMessage } = view
  const shown = {
    state,
    url: withoutQueueToken(view.url),
    ...(usersAhead !== undefined && { usersAhead }),
    ...(expectedTime !== undefined && { expectedTime }),
    ...(queueNumber !== undefined && { queueNumber }),
    ...(progress !== undefined && { progress }),
    ...(state === 'paused' && pauseMessage !== undefined && { message: pauseMessage }),
  }
  const last = journey.progress.at(-1)
  if (last && JSON.stringify({ ...last, waited: 0 }) === JSON.stringify({ ...shown, waited: 0 })) return
  const now = { ...shown, waited: Date.now() - journey.started }
  journey.progress.push(now)
  journey.tell(now)
}
