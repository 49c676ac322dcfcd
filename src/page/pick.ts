import { PickCancelledError } from '../errors/index.ts'
import { abortable } from '../shared/abort.ts'
import { done, notYet, poll } from '../shared/poll.ts'
import { callInPage } from './call-in-page.ts'
import type { PickedPart } from './in-page/pick/aim.ts'
import type { PickOutcome } from './in-page/pick/pick.ts'
import { type FramePort, framesOf, type PagePort } from './port.ts'

/** Where one part of a captcha is. */
export interface Picked {
  selector: string
  /** Leads to the element as the page is now, so that what the selector finds can be compared with it. */
  path: string
}

/** What somebody picked. A part that isn't there is left out. */
export interface PickedCaptcha {
  /** The frame that holds it. */
  frame: FramePort
  /** Selector of the element that holds the frame, where it isn't the page's own. */
  owner?: string
  parts: { image: Picked; input: Picked; submit?: Picked; refresh?: Picked }
}

/** What is asked for, in order. */
const steps: { part: PickedPart; sentence: string; none?: string }[] = [
  { part: 'image', sentence: 'Click the image of the captcha' },
  { part: 'input', sentence: 'Click the field for the answer' },
  {
    part: 'submit',
    sentence: 'Click the button that sends the answer',
    none: 'there is none, the page checks the answer as it is typed',
  },
  { part: 'refresh', sentence: 'Click what shows another image', none: 'there is none' },
]

/** Milliseconds between two looks at which frames the page has. */
const interval = 100
/** How often the page itself may refuse to be asked: it does when it goes to another document, and seldom otherwise. */
const patience = 100
/** Milliseconds in which a frame has to end a pick. One whose document never arrives has none. */
const stopTimeout = 1_000

/**
 * Has a person click the parts of a captcha, one after the other, in whichever frame it is.
 *
 * @param tell - called with what is asked for, and with what was picked.
 * @throws {PickCancelledError} when they press Esc.
 */
export async function pickCaptcha(
  page: PagePort,
  signal: AbortSignal,
  tell: (step: { sentence: string } | { part: PickedPart; selector: string | undefined }) => void,
): Promise<PickedCaptcha> {
  const parts: Partial<Record<PickedPart, Picked>> = {}
  let home: FramePort | undefined
  for (const [index, { part, sentence, none }] of steps.entries()) {
    const hint = none === undefined ? '' : ` · Enter: ${none}`
    const asked = `${index + 1} of ${steps.length} · ${sentence}${hint} · Esc: cancel`
    tell({ sentence: asked })
    const { frame, outcome } = await ask(page, { part, sentence: asked, isOptional: !!none }, home, signal)
    if (outcome.kind === 'cancelled') throw new PickCancelledError(page.url(), 'Esc was pressed')
    if (outcome.kind === 'picked') {
      home ??= frame
      parts[part] = { selector: outcome.selector, path: outcome.path }
    }
    tell({ part, selector: parts[part]?.selector })
  }
  const frame = home as FramePort
  // A window that is closed now may leave the question unanswered.
  const owner = await abortable(ownerOf(frame), signal)
  return { frame, ...(owner !== undefined && { owner }), parts: parts as PickedCaptcha['parts'] }
}

/** Asks in every frame, in those too that come or go meanwhile, and resolves to the first answer. */
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
      const outcome = await callInPage(frame, 'pick', {
        part,
        isOptional,
        ...(frame === page.mainFrame() && { sentence }),
        ...(home && frame !== home && { refusal: 'not in the same frame as the image' }),
      })
      if (outcome.kind !== 'stopped') answer ??= { frame, outcome }
    } catch (error) {
      // Its document went away, and is asked anew when the next one is there; a page that never can be asked is broken.
      if (frame !== page.mainFrame()) return
      failures += 1
      if (failures > patience) throw error
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
    return answer ? done(answer) : notYet('nobody has clicked yet')
  }
  try {
    const limits = { for: sentence, timeout: Number.POSITIVE_INFINITY, interval, signal }
    return await poll(look, limits)
  } finally {
    await Promise.all([...asked].map(stopIn))
  }
}

async function stopIn(frame: FramePort): Promise<void> {
  // With the document the pick is gone already.
  await abortable(callInPage(frame, 'stopPicking', {}), AbortSignal.timeout(stopTimeout)).catch(
    () => undefined,
  )
}

/** The selector of the element that holds a frame: the one of all frames' whose element it is. */
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
