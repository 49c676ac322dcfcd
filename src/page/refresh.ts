import { CaptchaImageError, SolveTimeoutError } from '../errors/index.ts'
import { firstLine } from '../shared/format.ts'
import { done, notYet, poll } from '../shared/poll.ts'
import type { Call } from './call.ts'
import { callInPage } from './call-in-page.ts'
import type { Hands } from './hands.ts'
import { fieldOf, type LocatedCaptcha, locateAgain } from './locate.ts'

/** Milliseconds an image may take to load. */
const imageTimeout = 10_000

type RefreshCall = Pick<Call, 'signal' | 'imageLimit'>

/** Milliseconds for which a look at the page holds. What changes later is noticed before the answer is typed. */
const recently = 30

/** Milliseconds after a click within which the page begins to load another image, if the click does that. */
const refreshTimeout = 1_500

/** Milliseconds for a reloaded page to show its captcha. */
const reloadTimeout = 5_000

/**
 * Waits until the image of a captcha is loaded, and locates the captcha again. Returns undefined if it is not there. An image
 * that is broken because the server limits the requests for it is returned as it is.
 *
 * @param limit - milliseconds that the captcha may be absent, or its image broken: pages redraw themselves, and retry an
 *   image that failed.
 * @throws {CaptchaImageError} when the image is broken or never loads.
 */
export async function waitForImage(
  known: LocatedCaptcha,
  limit: number,
  { signal, imageLimit }: RefreshCall,
  hands: Pick<Hands, 'bring'>,
): Promise<LocatedCaptcha | undefined> {
  const started = Date.now()
  if (known.state === 'ready' && started - known.seenAt < recently) return known
  try {
    return await poll(
      async () => {
        const located = await locateAgain(known, signal)
        const isOver = Date.now() - started >= limit
        if (!located) return isOver ? done(undefined) : notYet('the captcha is not there')
        if (located.state === 'broken' && imageLimit.limited) return done(located)
        if (located.state === 'broken' && isOver) throw brokenImage(located)
        if (located.state === 'loading') await hands.bring(located)
        return located.state === 'ready' ? done(located) : notYet(`the image is ${located.state}`)
      },
      { for: `the image at "${known.image}" to load`, timeout: imageTimeout, signal },
    )
  } catch (error) {
    if (signal.aborted || !(error instanceof SolveTimeoutError)) throw error
    const problem = `it did not load within ${imageTimeout} ms`
    throw new CaptchaImageError(known.captcha.url, known.image, problem, { cause: error })
  }
}

function brokenImage({ captcha, image }: LocatedCaptcha): CaptchaImageError {
  return new CaptchaImageError(captcha.url, image, 'the browser could not load it, or it is not an image')
}

/**
 * Makes the page show another image: with the captcha's own control, an icon beside the image, a click on the image itself,
 * another request where the library draws an image for each and, as a last resort, a reload, after which the fields around
 * the captcha are filled in again. The page is not reloaded if that would close a dialog. Returns early when the server limits
 * the requests for images.
 *
 * @param replyTo - the address where the form was got, if the page is the reply to it: a reload would send the form again,
 *   so that address is loaded instead.
 * @throws {CaptchaImageError} naming what was tried, when the image stays the same.
 */
export async function showFreshImage(
  known: LocatedCaptcha,
  replyTo: string | undefined,
  { signal, imageLimit }: RefreshCall,
  hands: Hands,
): Promise<void> {
  const { frame, image, refresh, captcha, spec } = known
  const tried: string[] = []
  for (const { path, name } of await callInPage(frame, 'refreshWays', { image, refresh })) {
    if (!(await hands.canReach(frame, path))) continue
    await hands.click(frame, path)
    if ((await becomesFresh(known, refreshTimeout, signal)) || imageLimit.limited) return
    tried.push(`a click on ${name}`)
  }
  if (spec.cacheBuster !== undefined) {
    await callInPage(frame, 'requestAgain', { path: image, parameter: spec.cacheBuster })
    if ((await becomesFresh(known, refreshTimeout, signal)) || imageLimit.limited) return
    tried.push(`another request for it with "${spec.cacheBuster}" in the query`)
  }
  const address = replyTo ?? captcha.url
  const why = await whyNotReload(known, address, hands)
  if (why) {
    throw new CaptchaImageError(
      captcha.url,
      image,
      describe(tried, `the page was not reloaded, because ${why}`),
    )
  }
  const kept = known.form
    ? await callInPage(frame, 'keepFields', { form: known.form, except: fieldOf(known) })
    : []
  const reload = replyTo === undefined ? 'a reload of the page' : `going back to ${replyTo}`
  await frame.goto(address).catch((error) => {
    const problem = describe([...tried, `${reload} (${firstLine(error)})`])
    throw new CaptchaImageError(captcha.url, image, problem, { cause: error })
  })
  if (!(await becomesFresh(known, reloadTimeout, signal)))
    throw new CaptchaImageError(captcha.url, image, describe([...tried, reload]))
  await callInPage(frame, 'restoreFields', { kept })
}

/** Why the page must not be reloaded, as a clause. */
async function whyNotReload(
  { frame, image }: LocatedCaptcha,
  address: string,
  hands: Hands,
): Promise<string | undefined> {
  if (address.startsWith('about:')) return 'it has no address: it would come back empty'
  if (!hands.mayReload) return 'somebody may be filling in the form'
  return (await callInPage(frame, 'canReload', { image })) ? undefined : 'that would close the dialog'
}

function describe(tried: readonly string[], rest = ''): string {
  const problem = tried.length > 0 ? `no other image appeared after ${tried.join(', then ')}` : ''
  return [problem, rest].filter(Boolean).join('; ')
}

/** Whether another image appears within `limit` milliseconds. An image that is loading by then gets more time. */
async function becomesFresh(known: LocatedCaptcha, limit: number, signal: AbortSignal): Promise<boolean> {
  const started = Date.now()
  const look = async () => {
    const located = await locateAgain(known, signal)
    if (located && located.fingerprint !== known.fingerprint) return done(true)
    if (located?.state !== 'loading' && Date.now() - started >= limit) return done(false)
    return notYet(located ? 'the image is the same' : 'the captcha is not there')
  }
  try {
    return await poll(look, { for: 'another image', timeout: imageTimeout, signal })
  } catch (error) {
    if (signal.aborted || !(error instanceof SolveTimeoutError)) throw error
    return false
  }
}
