import { CaptchaNotFoundError } from '../errors/index.ts'
import { startLog } from '../log/log.ts'
import type { Settings } from '../options.ts'
import type { Call } from '../page/call.ts'
import { type Found, findCaptchas, type LocatedCaptcha } from '../page/locate.ts'
import { pageOf, type Target } from '../page/port.ts'
import { done, notYet, poll } from '../shared/poll.ts'
import { describeFound } from './describe.ts'

/** Finds the captchas that the page shows now, once their images have a size. */
export function lookOnce(target: Target, settings: Settings, call: Call): Promise<Found> {
  return lookFor(target, settings, call, 0)
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
    const { filtered, unreachable } = found
    throw new CaptchaNotFoundError(
      pageOf(target)?.url() ?? '',
      names,
      filtered,
      Date.now() - started,
      unreachable,
    )
  }
  return found
}

/** Looks for `timeout` milliseconds or until a captcha appears, and then until the modules can tell the captchas apart. */
async function lookFor(target: Target, settings: Settings, call: Call, timeout: number): Promise<Found> {
  const started = Date.now()
  const logFound = startLog('find')
  const isOver = (limit: number) => Date.now() - started >= limit
  const look = async () => {
    const found = await call.during('looking for captchas', () =>
      findCaptchas(target, settings.modules, call.signal),
    )
    if (found.located.length === 0) return isOver(timeout) ? done(found) : notYet('no captcha is there')
    // A module that checks the size of the image must wait until it has one.
    const isUndecided = found.located.some(({ state, spec }) => state === 'loading' && spec.size)
    return isUndecided && !isOver(settings.appearTimeout) ? notYet('an image has no size yet') : done(found)
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
