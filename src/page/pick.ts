import { PickCancelledError } from '../errors/index.ts'
import { abortable } from '../shared/abort.ts'
import { defined } from '../shared/defined.ts'
import { done, notYet, poll } from '../shared/poll.ts'
import { callInPage } from './call-in-page.ts'
import type { PickedPart } from './in-page/pick/aim.ts'
import type { PickOutcome } from './in-page/pick/pick.ts'
import { type FramePort, framesOf, type PagePort } from './port.ts'

/** Locates one part of a captcha. */
export interface Picked {
  selector: string
  /** Identifies the element in the current document, so that what the selector finds can be compared with it. */
  path: string
}

/** What the user picked. A part that does not exist is left out. */
export interface PickedCaptcha {
  /** The frame that contains the captcha. */
  frame: FramePort
  /** Selector of the frame's element, unless the frame is the main frame. */
  owner?: string
  parts: { image: Picked; input: Picked; submit?: Picked; refresh?: Picked }
}

/** What `pickCaptcha` reports: the request for a part, and what was picked for it. */
export type PickStep = { sentence: string } | { part: PickedPart; selector: string | undefined }

/** The parts that the user is asked to click, in order. */
const steps: { part: PickedPart; sentence: string; none?: string }[] = [
  { part: 'image', sentence: 'Click the image of the captcha' },
  { part: 'input', sentence: 'Click the field for the answer' },
  {
    part: 'submit',
    sentence: 'Click the submit button',
    none: 'there is none, and the page checks the answer as it is typed',
  },
  { part: 'refresh', sentence: 'Click the control that loads another image', none: 'there is none' },
]

/** Milliseconds between two checks of the page's frames. */
const interval = 100
/** How often a call in the main frame may fail. It fails during a navigation, and rarely otherwise. */
const maxFailures = 100
/** Milliseconds that a frame may take to stop a pick. A frame whose document never loads has none. */
const stopTimeout = 1_000

/**
 * Lets the user click the parts of a captcha, one after the other, in any frame of the page.
 *
 * @param onStep - called with each request for a part, and with what was picked.
 * @throws {PickCancelledError} when the user presses Esc.
 */
export async function pickCaptcha(
  page: PagePort,
  signal: AbortSignal,
  onStep: (step: PickStep) => void,
): Promise<PickedCaptcha> {
  const parts: Partial<Record<PickedPart, Picked>> = {}
  let home: FramePort | undefined
  for (const [index, { part, sentence, none }] of steps.entries()) {
    const hint = none === undefined ? '' : ` · Enter: ${none}`
    const asked = `${index + 1} of ${steps.length} · ${sentence}${hint} · Esc: cancel`
    onStep({ sentence: asked })
    const { frame, outcome } = await ask(page, { part, sentence: asked, isOptional: !!none }, home, signal)
    if (outcome.kind === 'cancelled') throw new PickCancelledError(page.url(), 'Esc was pressed')
    if (outcome.kind === 'picked') {
      home ??= frame
      parts[part] = { selector: outcome.selector, path: outcome.path }
    }
    onStep({ part, selector: parts[part]?.selector })
  }
  const frame = home as FramePort
  // A window that is closed now may never answer.
  const owner = await abortable(ownerOf(frame), signal)
  return { frame, ...defined({ owner }), parts: parts as PickedCaptcha['parts'] }
}

/** Asks in every frame, including those that are added meanwhile, and resolves to the first answer. */
async function ask(
  page: PagePort,
  request: { part: PickedPart; sentence: string; isOptional: boolean },
  home: FramePort | undefined,
  signal: AbortSignal,
): Promise<{ frame: FramePort; outcome: PickOutcome }> {
  const asked = new Set<FramePort>()
  let answer: { frame: FramePort; outcome: PickOutcome } | undefined
  let failures = 0
  const { part, isOptional, sentence } = request
  const askIn = async (frame: FramePort) => {
    asked.add(frame)
    try {
      const wanted = defined({
        part,
        isOptional,
        sentence: frame === page.mainFrame() ? sentence : undefined,
        refusal: home && frame !== home ? 'not in the same frame as the image' : undefined,
      })
      const outcome = await callInPage(frame, 'pick', wanted)
      if (outcome.kind !== 'stopped') answer ??= { frame, outcome }
    } catch (error) {
      // Its document was replaced; the next one is asked in turn. A main frame that fails every time is broken.
      if (frame !== page.mainFrame()) return
      failures += 1
      if (failures > maxFailures) throw error
    } finally {
      asked.delete(frame)
    }
  }
  let broken: { error: unknown } | undefined
  const look = async () => {
    for (const frame of framesOf(page).filter((one) => !asked.has(one))) {
      askIn(frame).catch((error: unknown) => {
        broken = { error }
      })
    }
    if (broken) throw broken.error
    return answer ? done(answer) : notYet('there was no click yet')
  }
  try {
    const limits = { for: sentence, timeout: Number.POSITIVE_INFINITY, interval, signal }
    return await poll(look, limits)
  } finally {
    await Promise.all([...asked].map(stopIn))
  }
}

async function stopIn(frame: FramePort): Promise<void> {
  // A document that is gone has taken the pick with it.
  await abortable(callInPage(frame, 'stopPicking', {}), AbortSignal.timeout(stopTimeout)).catch(
    () => undefined,
  )
}

/** Finds the selector of a frame's element among the selectors of all frames in its parent. */
async function ownerOf(frame: FramePort): Promise<string | undefined> {
  const parent = frame.parentFrame()
  if (!parent) return undefined
  const selectors = await callInPage(parent, 'selectFrames', {})
  const owner = await frame.frameElement()
  if (!owner) return undefined
  try {
    for (const selector of selectors) {
      if (await owner.evaluate((element: Element, own: string) => element.matches(own), selector))
        return selector
    }
    return undefined
  } finally {
    await owner.dispose()
  }
}
