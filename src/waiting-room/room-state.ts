import { InvalidOptionError } from '../errors/index.ts'
import { callInPage, findElement } from '../page/call-in-page.ts'
import type { QueueSelectors, RoomObservation } from '../page/in-page/observe-room.ts'
import type { FramePort, PagePort } from '../page/port.ts'
import { abortable } from '../shared/abort.ts'
import type { QueueProgress } from './result.ts'

/** How a waiting room ends other than by letting its visitor in. */
export type QueueEnding = 'sold-out' | 'closed' | 'expired' | 'failed'

/**
 * Words that tell two endings apart, in the languages where they are certain. Only a page whose markup says that it is
 * an ending is read: "may be sold out when it is your turn" ends nothing.
 */
const soldOutWords =
  /sold[\s-]out|ausverkauft|épuisé|agotad[oa]s?\b|esaurit[oaie]\b|uitverkocht|esgotad[oa]s?\b|udsolgt|utsolgt|slutsål[dt]|完売|売り切れ|售罄|售完/i
const expiredWords =
  /expired|abgelaufen|expiré|caducad[oa]|expirad[oa]|expirou|scadut[oa]|verlopen|udløbet|utløpt|有効期限|过期|過期/i

export function endingOf({ shown, text }: RoomObservation): QueueEnding | undefined {
  if (shown.includes('soldOut')) return 'sold-out'
  if (shown.includes('closed')) return soldOutWords.test(text) ? 'sold-out' : 'closed'
  if (shown.includes('expired')) return 'expired'
  if (shown.includes('failed')) return expiredWords.test(text) ? 'expired' : 'failed'
  return undefined
}

/** Where in the waiting room its visitor is; undefined when the page is no waiting room. */
export function stateOf({ shown, confirm }: RoomObservation): QueueProgress['state'] | undefined {
  if (shown.includes('challenge')) return 'challenge'
  if (confirm !== undefined) return 'turn'
  if (shown.includes('paused')) return 'paused'
  if (shown.includes('before')) return 'before'
  return shown.includes('room') ? 'waiting' : undefined
}

/** What the page shows now, or the reason why it can't be looked at: it is on its way to another document. */
export async function lookAtRoom(
  page: PagePort,
  selectors: QueueSelectors,
  signal: AbortSignal,
): Promise<RoomObservation | { problem: string }> {
  try {
    return await abortable(callInPage(page.mainFrame(), 'observeRoom', { selectors }), signal)
  } catch (error) {
    signal.throwIfAborted()
    const [problem = ''] = (error as Error).message.split('\n')
    if (/not a valid selector/i.test(problem)) throw new InvalidOptionError('selectors', problem)
    return { problem }
  }
}

/** Presses the button of a room that asks whether its visitor is still there. Tells what came in the way, if anything. */
export async function pressConfirm(frame: FramePort, path: string): Promise<string | undefined> {
  try {
    if (!(await callInPage(frame, 'canClick', { path }))) return 'something covers the button'
    const button = await findElement(frame, path)
    if (!button) return 'the button is gone'
    try {
      await button.click()
    } finally {
      // The click may have taken the document away, and the handle with it.
      await button.dispose().catch(() => undefined)
    }
    return undefined
  } catch (error) {
    // The room may go on by itself in the same moment.
    return (error as Error).message.split('\n')[0] ?? 'the button could not be pressed'
  }
}

interface NavigationRequest {
  url(): string
  isNavigationRequest(): boolean
  frame(): FramePort | null
}

/** What both drivers' pages tell of requests. */
interface RequestingPage {
  mainFrame(): FramePort
  on(event: 'request', listener: (request: NavigationRequest) => void): unknown
  off(event: 'request', listener: (request: NavigationRequest) => void): unknown
}

/**
 * Tells every address that the page itself is sent to, redirections on the way included: sites take the token out of
 * the address as soon as they have seen it.
 *
 * @returns what ends it.
 */
export function followAddresses(page: PagePort, tell: (url: string) => void): () => void {
  const target = page as unknown as RequestingPage
  const listener = (request: NavigationRequest) => {
    if (request.isNavigationRequest() && request.frame() === target.mainFrame()) tell(request.url())
  }
  target.on('request', listener)
  return () => void target.off('request', listener)
}
