import { type ImageCaptchaError, QueueNotFoundError, QueueRedirectedError } from '../errors/index.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import { findOtherCaptchas } from '../page/other-captchas.ts'
import type { OtherCaptcha } from '../result.ts'
import { addressPattern } from '../shared/address-pattern.ts'
import { defined } from '../shared/defined.ts'
import { assertOriginAllowed } from '../shared/origins.ts'
import { done, notYet, type Probe } from '../shared/poll.ts'
import type { QueueToken, QueueTurn } from './result.ts'
import { parseQueueToken, withoutQueueToken } from './token.ts'
import type { Visit } from './visit.ts'

/** Milliseconds a page must stay before it counts as an unexpected destination: redirects pass through others. */
const settleTime = 2_000

/** The page is not the room: it is the target, on its way there, or somewhere else. */
export async function leaveRoom(visit: Visit, view: RoomObservation): Promise<Probe<QueueTurn>> {
  const { settings, progress, solved, started } = visit
  const { readyState, status = 0 } = view
  const token = parseQueueToken(view.url) ?? visit.token
  if (!isTarget(visit, view.url, token)) {
    const { others } = await visit.call.during('looking for captchas', () =>
      findOtherCaptchas(visit.page, visit.call.signal),
    )
    return goAstray(visit, view.url, readyState === 'complete', others)
  }
  // Without a token, only a complete page counts as the target: its own script may still send it to the room.
  if (readyState === 'loading' || (!token && readyState !== 'complete'))
    return notYet('the target page was still loading')
  if (status >= 400) throw redirected(visit, view.url, `it answered with HTTP status ${status}`)
  assertOriginAllowed(withoutQueueToken(view.url), settings.origins)
  return done(
    defined({
      url: withoutQueueToken(view.url),
      token,
      waited: progress.length === 0 ? 0 : Date.now() - started,
      progress,
      solved,
    }),
  )
}

/** The page's origin is not allowed, so nothing runs in it: its address has to do. */
export function judgeByAddress(visit: Visit): Probe<never> {
  const url = visit.page.url()
  const token = parseQueueToken(url) ?? visit.token
  if (isTarget(visit, url, token)) assertOriginAllowed(withoutQueueToken(url), visit.settings.origins)
  return goAstray(visit, url, true)
}

/** Whether an address is that of the page behind the room. */
function isTarget(
  { settings: { target }, announced }: Visit,
  url: string,
  token: QueueToken | undefined,
): boolean {
  if (target !== undefined) return withoutQueueToken(url).search(addressPattern(target)) !== -1
  return token !== undefined || (announced !== undefined && withoutQuery(announced) === withoutQuery(url))
}

function withoutQuery(url: string): string {
  if (!URL.canParse(url)) return url
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

/** The page is neither the room nor the target. Redirects pass through such pages, so it fails only once one stays. */
function goAstray(
  visit: Visit,
  url: string,
  isLoaded: boolean,
  others: readonly OtherCaptcha[] = [],
): Probe<never> {
  const { settings, progress } = visit
  if (!isLoaded) {
    visit.astraySince = undefined
    return notYet('the page was still loading')
  }
  visit.astraySince ??= Date.now()
  const limit = progress.length > 0 ? settleTime : settings.appearTimeout
  if (Date.now() - visit.astraySince < limit) return notYet('the page was neither the room nor the target')
  if (progress.length === 0)
    throw new QueueNotFoundError(
      withoutQueueToken(url),
      settings.selectors.room,
      settings.target,
      limit,
      others,
    )
  throw redirected(visit, url, 'it is not the target')
}

/** The error for a page that the room led to and that is not the expected target. */
function redirected(
  { settings, announced, progress }: Visit,
  url: string,
  problem: string,
): ImageCaptchaError {
  const target = settings.target ?? (announced && withoutQueueToken(announced))
  return new QueueRedirectedError(withoutQueueToken(url), problem, target, progress.at(-1))
}
