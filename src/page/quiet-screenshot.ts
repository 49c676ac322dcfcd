import { withElement } from './call-in-page.ts'
import type { LocatedCaptcha } from './locate.ts'
import type { PagePort } from './port.ts'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The screenshots of both drivers' pages. */
interface ScreenshotPort {
  context?: unknown
  screenshot(options: Record<string, unknown>): Promise<Uint8Array>
}

/**
 * Takes a screenshot of an element where it is: the drivers' own screenshots of elements scroll to them.
 *
 * @returns undefined when the element is not on the page.
 */
export async function screenshotInPlace(
  page: PagePort,
  { frame, image }: LocatedCaptcha,
  timeout: number,
): Promise<{ bytes: Uint8Array; box: Box } | undefined> {
  const box = await withElement(frame, image, async (element) => (await element?.boundingBox()) ?? undefined)
  if (!box) return undefined
  const [left, top, width, height] = (await page
    .mainFrame()
    .evaluate('[scrollX, scrollY, innerWidth, innerHeight]')) as [number, number, number, number]
  const isInView = box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
  const onPage = { ...box, x: box.x + left, y: box.y + top }
  const port = page as unknown as ScreenshotPort
  // In Playwright a clip counts from the edge of what is captured, in Puppeteer from that of the page.
  const bytes = await (typeof port.context === 'function'
    ? port.screenshot({
        type: 'png',
        scale: 'css',
        caret: 'initial',
        timeout,
        clip: isInView ? box : onPage,
        fullPage: !isInView,
      })
    : port.screenshot({ type: 'png', clip: onPage, captureBeyondViewport: !isInView }))
  return { bytes: new Uint8Array(bytes), box }
}
