import { CaptchaImageError, PageGoneError } from '../errors.ts'
import type { Attempt } from '../result.ts'
import { callInPage, findElement } from './call-in-page.ts'
import { readResource } from './cdp.ts'
import { toCssSize } from './css-size.ts'
import type { LocatedCaptcha } from './find.ts'
import type { Drawn } from './in-page/draw-image.ts'
import type { PagePort } from './port.ts'

/** Milliseconds: a screenshot takes about 60. Playwright would wait 30 s for an element that has gone. */
const screenshotTimeout = 5_000

export type Picture = Pick<Attempt, 'image' | 'mediaType' | 'capturedBy'>

/**
 * The picture of a captcha as the page shows it, never by a second request, which a server would answer with another
 * captcha: its own bytes where they stand in the page, the original bytes of a GIF (whose frames a canvas would lose),
 * its pixels through a canvas, the bytes that the browser has loaded, and at last a screenshot of the element.
 *
 * @throws {CaptchaImageError} saying what was tried.
 */
export async function captureImage(
  page: PagePort,
  located: LocatedCaptcha,
  mode: 'auto' | 'screenshot',
): Promise<Picture> {
  if (mode === 'screenshot') return screenshot(located, [])
  const { frame, image: path } = located

  const own = await callInPage(frame, 'readOwnSource', { path })
  if ('base64' in own) return toPicture(own, 'source')

  const address = await callInPage(frame, 'addressOf', { path })
  const loaded = address ? await readResource(page, frame, address) : { problem: 'it has no address' }
  if ('bytes' in loaded && loaded.mediaType === 'image/gif') return fromCache(loaded)

  const drawn = await callInPage(frame, 'drawImage', { path })
  if ('base64' in drawn) return toPicture(drawn, 'canvas')

  if ('bytes' in loaded) return fromCache(loaded)
  return screenshot(located, [own.problem, drawn.problem, loaded.problem])
}

function fromCache({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): Picture {
  return { image: bytes, mediaType, capturedBy: 'cdp' }
}

async function screenshot(
  { frame, image: path, captcha }: LocatedCaptcha,
  problems: string[],
): Promise<Picture> {
  const element = await findElement(frame, path)
  if (!element) throw new CaptchaImageError(captcha.url, path, 'it is gone from the page')
  try {
    const bytes = await element.screenshot({ type: 'png', scale: 'css', timeout: screenshotTimeout })
    const image = await toCssSize(new Uint8Array(bytes), await element.boundingBox())
    return { image, mediaType: 'image/png', capturedBy: 'screenshot' }
  } catch (error) {
    if (frame.url() !== captcha.url) {
      throw new PageGoneError(captcha.url, 'taking the picture', `the page went to ${frame.url()}`, {
        cause: error,
      })
    }
    const tried = [...problems, `no screenshot can be taken: ${(error as Error).message.split('\n')[0]}`]
    throw new CaptchaImageError(captcha.url, path, tried.join('; '), { cause: error })
  } finally {
    // With the document the handle is gone already.
    await element.dispose().catch(() => undefined)
  }
}

function toPicture(
  { base64, mediaType }: Extract<Drawn, { base64: string }>,
  capturedBy: 'source' | 'canvas',
): Picture {
  return { image: new Uint8Array(Buffer.from(base64, 'base64')), mediaType, capturedBy }
}
