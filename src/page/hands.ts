import type { LocatedCaptcha } from './locate.ts'
import type { FramePort } from './port.ts'

/** How a solve types and clicks. */
export interface Hands {
  /** Whether nothing that they do may be noticed by somebody else who uses the page. */
  readonly isQuiet: boolean
  /** Puts the answer into the captcha's field, in place of what it `held`. */
  type(located: LocatedCaptcha, text: string, held: string | null, signal: AbortSignal): Promise<void>
  /** Whether a click on an element would reach it. */
  canReach(frame: FramePort, path: string): Promise<boolean>
  /** Clicks an element. Returns why that failed, if it did: the page may have removed it. */
  click(frame: FramePort, path: string): Promise<string | undefined>
  /** Presses Enter in the captcha's field. */
  pressEnter(located: LocatedCaptcha): Promise<void>
  /** Makes the browser load an image that waits until somebody scrolls to it. */
  bring(located: LocatedCaptcha): Promise<void>
  /** Whether the page may be reloaded to get another image. */
  mayReload: boolean
}
