import { CaptchaImageError, PageGoneError } from '../errors/index.ts'
import type { Attempt } from '../result.ts'
import { firstLine } from '../shared/format.ts'
import { loadSharp } from '../shared/load-sharp.ts'
import { callInPage, withElement } from './call-in-page.ts'
import type { Drawn } from './in-page/draw-image.ts'
import { readResource } from './loaded-resource.ts'
import type { LocatedCaptcha } from './locate.ts'
import type { PagePort } from './port.ts'
import { screenshotInPlace } from './quiet-screenshot.ts'
import { unreported } from './unreported.ts'

/** Milliseconds. A screenshot takes about 60; Playwright would wait 30 s for an element that is gone. */
const screenshotTimeout = 5_000

export type CapturedImage = Pick<Attempt, 'image' | 'mediaType' | 'capturedBy'>

/**
 * Captures the image of a captcha as the page shows it. The image is never requested again: the server would answer with
 * another captcha. In order: the bytes in the page itself, the original bytes of a GIF (a canvas would lose its frames), the
 * pixels through a canvas, the bytes that the browser has loaded, and last a screenshot of the element.
 *
 * @param isQuiet - whether the page must not scroll.
 * @throws {CaptchaImageError} naming what was tried.
 */
export async function captureImage(
  page: PagePort,
  located: LocatedCaptcha,
  mode: 'auto' | 'screenshot',
  isQuiet = false,
): Promise<CapturedImage> {
  const screenshot = (problems: string[]) =>
    takeScreenshot(
      located,
      problems,
      isQuiet ? () => screenshotInPlace(page, located, screenshotTimeout) : undefined,
    )
  if (mode === 'screenshot') return screenshot([])
  const { frame, image: path } = located

  const [own, { address, mediaType }, drawn] = await Promise.all([
    callInPage(frame, 'readOwnSource', { path }),
    callInPage(frame, 'originOf', { path }),
    callInPage(frame, 'drawImage', { path }),
  ])
  if ('base64' in own) return toImage(own, 'source')
  const isSurelyStill = mediaType !== undefined && mediaType !== 'image/gif'
  if (isSurelyStill && 'base64' in drawn) return toImage(drawn, 'canvas')

  const loaded = address
    ? await unreported(frame, 'cdpSession.send', () => readResource(page, frame, address))
    : { problem: 'it has no address' }
  if ('bytes' in loaded && loaded.mediaType === 'image/gif') return fromCache(loaded)
  if ('base64' in drawn) return toImage(drawn, 'canvas')

  if ('bytes' in loaded) return fromCache(loaded)
  return screenshot([own.problem, drawn.problem, loaded.problem])
}

function fromCache({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): CapturedImage {
  return { image: bytes, mediaType, capturedBy: 'cdp' }
}

type Shot = { bytes: Uint8Array; box: { width: number; height: number } | null } | undefined

async function takeScreenshot(
  located: LocatedCaptcha,
  problems: string[],
  take: () => Promise<Shot> = () => screenshotElement(located),
): Promise<CapturedImage> {
  const { frame, image: path, captcha } = located
  let shot: Shot
  try {
    shot = await take()
  } catch (error) {
    if (frame.url() !== captcha.url) {
      throw new PageGoneError(captcha.url, 'capturing the image', `the page went to ${frame.url()}`, {
        cause: error,
      })
    }
    const tried = [...problems, `the screenshot failed: ${firstLine(error)}`]
    throw new CaptchaImageError(captcha.url, path, tried.join('; '), { cause: error })
  }
  if (!shot) throw new CaptchaImageError(captcha.url, path, 'it is no longer on the page')
  return { image: await toCssSize(shot.bytes, shot.box), mediaType: 'image/png', capturedBy: 'screenshot' }
}

function screenshotElement({ frame, image }: LocatedCaptcha): Promise<Shot> {
  return withElement(frame, image, async (element) => {
    const bytes = await element?.screenshot({ type: 'png', scale: 'css', timeout: screenshotTimeout })
    if (!bytes || !element) return undefined
    const box = await unreported(element, 'elementHandle.boundingBox', () => element.boundingBox())
    return { bytes: new Uint8Array(bytes), box }
  })
}

function toImage(
  { base64, mediaType }: Extract<Drawn, { base64: string }>,
  capturedBy: 'source' | 'canvas',
): CapturedImage {
  return { image: new Uint8Array(Buffer.from(base64, 'base64')), mediaType, capturedBy }
}

/** Offset of the width in a PNG: the first field of its first chunk, a big-endian 32-bit number. */
const widthOffset = 16

/**
 * Scales a screenshot to CSS pixels. On a high-density screen one driver takes screenshots in device pixels, a size that
 * the recogniser was never tested at.
 *
 * @param box - the element's size in CSS pixels.
 */
export async function toCssSize(
  png: Uint8Array,
  box: { width: number; height: number } | null,
): Promise<Uint8Array> {
  if (!box) return png
  const [width, height] = [Math.round(box.width), Math.round(box.height)]
  const taken = new DataView(png.buffer, png.byteOffset, png.byteLength).getUint32(widthOffset)
  // An element at a fractional position covers part of one more pixel.
  if (Math.abs(taken - width) <= 1) return png
  const sharp = await loadSharp()
  return new Uint8Array(await sharp(png).resize(width, height, { fit: 'fill' }).png().toBuffer())
}
