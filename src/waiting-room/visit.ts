import { type ImageCaptchaError, QueueNotFoundError, QueueRedirectedError } from '../errors/index.ts'
import type { Call } from '../page/call.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import type { PagePort } from '../page/port.ts'
import type { SolvedCaptcha, SolveResult } from '../result.ts'
import { addressPattern } from '../shared/address-pattern.ts'
import { notYet, type Probe } from '../shared/poll.ts'
import type { QueueSettings } from './options.ts'
import type { QueueProgress, QueueToken } from './result.ts'
import { withoutQueueToken } from './token.ts'

/** Milliseconds that a page must stay which is neither the room nor the target: redirections pass through others. */
const settleTime = 2_000

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
export interface Visit extends QueueWait {
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

/** Whether an address is that of the page behind the room. */
export function isTarget(
  { settings: { target }, announced }: Visit,
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

/** A page that is neither room nor target: redirections pass through such, until it stays. */
export function goAstray(visit: Visit, url: string, isLoaded: boolean): Probe<never> {
  const { settings, progress } = visit
  if (!isLoaded) {
    visit.astraySince = undefined
    return notYet('the page was still loading')
  }
  visit.astraySince ??= Date.now()
  const enough = progress.length > 0 ? settleTime : settings.appearTimeout
  if (Date.now() - visit.astraySince < enough) return notYet('the page was neither the room nor the target')
  if (progress.length === 0)
    throw new QueueNotFoundError(withoutQueueToken(url), settings.selectors.room, settings.target, enough)
  throw redirected(visit, url, 'it is not the target')
}

/** The error for a page that the room led to and that is not the target as it should be. */
export function redirected(
  { settings, announced, progress }: Visit,
  url: string,
  problem: string,
): ImageCaptchaError {
  const target = settings.target ?? (announced && withoutQueueToken(announced))
  return new QueueRedirectedError(withoutQueueToken(url), problem, target, progress.at(-1))
}

/** Tells what the room shows when it isn't what it showed before. */
export function report(visit: Visit, state: QueueProgress['state'], view: RoomObservation): void {
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
  const last = visit.progress.at(-1)
  if (last && JSON.stringify({ ...last, waited: 0 }) === JSON.stringify({ ...shown, waited: 0 })) return
  const now = { ...shown, waited: Date.now() - visit.started }
  visit.progress.push(now)
  visit.tell(now)
}
