import { CaptchaImageError, SolveTimeoutError } from '../errors/index.ts'
import { done, notYet, poll } from '../shared/poll.ts'
import { callInPage, findElement } from './call-in-page.ts'
import { type LocatedCaptcha, locateAgain } from './locate.ts'

/** Milliseconds an image may take to load. */
const imageTimeout = 10_000

/** Milliseconds a captcha may be absent, or its image broken, while a page draws itself anew. */
const settleTime = 2_000

/** Milliseconds after a click in which a refresh control shows that it works. */
const refreshTimeout = 5_000

/**
 * Waits until the image of a captcha is loaded, and locates the captcha afresh. Undefined when it has gone away.
 *
 * @throws {CaptchaImageError} when the image is broken or never loads.
 */
export async function waitForImage(
  known: LocatedCaptcha,
  signal: AbortSignal,
): Promise<LocatedCaptcha | undefined> {
  const started = Date.now()
  try {
    return await poll(
      async () => {
        const located = await locateAgain(known, signal)
        const isSettled = Date.now() - started >= settleTime
        if (!located) return isSettled ? done(undefined) : notYet('the captcha is not there')
        if (located.state === 'broken' && isSettled) throw brokenImage(located)
        if (located.state === 'loading') {
          await callInPage(located.frame, 'scrollToImage', { path: located.image })
        }
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
  return new CaptchaImageError(captcha.url, image, 'the browser could not load it, or it is no image')
}

/**
 * Makes the page show another image: by the captcha's own control where it has one, else by loading the page again,
 * with what had been filled in around the captcha filled in again.
 *
 * @throws {CaptchaImageError} when the image stays the same.
 */
export async function showFreshImage(known: LocatedCaptcha, signal: AbortSignal): Promise<void> {
  const { frame, refresh, fingerprint, captcha } = known
  if (refresh !== undefined) {
    const element = await findElement(frame, refresh)
    if (element && (await callInPage(frame, 'canClick', { path: refresh }))) await element.click()
    await element?.dispose().catch(() => undefined)
    if (await becomesFresh(known, fingerprint, signal)) return
  }
  const kept = known.form
    ? await callInPage(frame, 'keepFields', { form: known.form, except: [known.input] })
    : []
  await frame.goto(captcha.url)
  if (!(await becomesFresh(known, fingerprint, signal))) {
    throw new CaptchaImageError(
      captcha.url,
      known.image,
      'loading the page again did not bring another image',
    )
  }
  await callInPage(frame, 'restoreFields', { kept })
}

async function becomesFresh(
  known: LocatedCaptcha,
  fingerprint: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await poll(
      async () => {
        const located = await locateAgain(known, signal)
        if (!located) return notYet('the captcha is not there')
        return located.fingerprint === fingerprint ? notYet('the image is the same') : done(true)
      },
      { for: 'another image', timeout: refreshTimeout, signal },
    )
    return true
  } catch (error) {
    if (signal.aborted || !(error instanceof SolveTimeoutError)) throw error
    return false
  }
}
