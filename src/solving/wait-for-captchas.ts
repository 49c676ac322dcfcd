import { CaptchaNotFoundError } from '../errors/index.ts'
import { startLog } from '../log/log.ts'
import type { Settings } from '../options.ts'
import type { Call } from '../page/call.ts'
import { findCaptchas, type LocatedCaptcha, type Found as LocatedHere } from '../page/locate.ts'
import { findOtherCaptchas, type Others } from '../page/other-captchas.ts'
import { pageOf, type Target } from '../page/port.ts'
import type { OtherCaptcha } from '../result.ts'
import { done, notYet, poll } from '../shared/poll.ts'
import { describeFound } from './describe.ts'

/** The captchas of a page, those of other kinds included. */
export type Found = LocatedHere & { others: OtherCaptcha[] }

/** Milliseconds for which a loaded page must stay as it is before a captcha of another kind counts as all it has. */
const settleTime = 700

/** Finds the captchas that the page shows now, of every kind, once their images have a size. */
export async function lookOnce(target: Target, settings: Settings, call: Call): Promise<Found> {
  // At the same time: each is a trip to the page.
  const [found, { others }] = await Promise.all([
    lookFor(target, settings, call),
    lookForOthers(target, call),
  ])
  return { ...found, others }
}

function lookForOthers(target: Target, call: Call): Promise<Others> {
  return call.during('looking for captchas', () => findOtherCaptchas(target, call.signal))
}

/**
 * Finds the captchas that the page shows, or waits for one to appear.
 *
 * @throws {CaptchaNotFoundError} if none appears in time and `required` is set.
 */
export async function waitForCaptchas(target: Target, settings: Settings, call: Call): Promise<Found> {
  const started = Date.now()
  const found = await lookFor(target, settings, call, settings.required ? settings.appearTimeout : 0)
  if (found.located.length === 0 && settings.required) {
    const names = settings.modules.map(({ name }) => name)
    const { filtered, unreachable, others } = found
    throw new CaptchaNotFoundError(
      pageOf(target)?.url() ?? '',
      names,
      filtered,
      Date.now() - started,
      unreachable,
      others,
    )
  }
  return found
}

/**
 * Looks for `timeout` milliseconds or until a captcha appears, and then until the modules can tell the captchas apart. A page
 * that shows a captcha of another kind, and has come to rest, is not waited for any longer. Without a timeout it looks once, and
 * for no other kind.
 */
async function lookFor(target: Target, settings: Settings, call: Call, timeout?: number): Promise<Found> {
  const started = Date.now()
  const logFound = startLog('find')
  const isOver = (limit: number) => Date.now() - started >= limit
  let rest = { size: '', since: started }
  const look = async () => {
    const found = await call.during('looking for captchas', () =>
      findCaptchas(target, settings.modules, call.signal),
    )
    if (found.located.length === 0) {
      if (timeout === undefined) return done({ ...found, others: [] })
      const { others, isLoaded, size } = await lookForOthers(target, call)
      const whole = { ...found, others }
      if (size !== rest.size || !isLoaded) rest = { size, since: Date.now() }
      const isSettled = others.length > 0 && Date.now() - rest.since >= settleTime
      return isOver(timeout) || isSettled ? done(whole) : notYet('no captcha is there')
    }
    // A module that checks the size of the image must wait until it has one.
    const isUndecided = found.located.some(({ state, spec }) => state === 'loading' && spec.size)
    if (isUndecided && !isOver(settings.appearTimeout)) return notYet('an image has no size yet')
    return done({ ...found, others: [] })
  }
  const found = await poll(look, {
    for: 'a captcha to appear',
    timeout: settings.appearTimeout + settings.timeout,
    signal: call.signal,
    interval: 100,
  })
  logFound(() => `${pageOf(target)?.url()}: ${describeFound(found)}`)
  return found
}

/** Captchas of one form are submitted together, all others separately. */
export function groupByForm(located: LocatedCaptcha[]): LocatedCaptcha[][] {
  const groups: LocatedCaptcha[][] = []
  for (const one of located) {
    const group = groups.find(
      ([first]) => one.form !== undefined && first?.form === one.form && first.frame === one.frame,
    )
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups
}
