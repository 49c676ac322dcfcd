import { AnswerNotEnteredError, FormIncompleteError, ImageCaptchaError } from '../errors/index.ts'
import { firstLine } from '../shared/format.ts'
import { done, notYet, poll } from '../shared/poll.ts'
import { isSameAnswer } from '../shared/same-answer.ts'
import { callInPage, isDeparture, withElement } from './call-in-page.ts'
import type { Hands } from './hands.ts'
import type { SubmitControl } from './in-page/find/submit.ts'
import { fieldOf, type LocatedCaptcha } from './locate.ts'
import type { ElementPort, FramePort } from './port.ts'

/**
 * Clears the field of a captcha and types the answer with real key events, into boxes one character each.
 *
 * @param held - what the field holds.
 * @throws {AnswerNotEnteredError} when the field is gone.
 */
export async function typeAnswer(located: LocatedCaptcha, text: string, held: string | null): Promise<void> {
  const paths = fieldOf(located)
  const parts = paths.length > 1 ? [...text] : [text]
  for (const [index, part] of parts.entries()) {
    const path = paths[index] ?? located.input
    await withField({ ...located, input: path }, async (field) => {
      if (held) {
        await callInPage(located.frame, 'selectText', { path })
        await field.press('Backspace')
      }
      await field.type(part)
    })
  }
}

/**
 * Checks that the answer is in the field.
 *
 * @param left - what the field holds now; null if it is gone.
 * @throws {AnswerNotEnteredError} when that is something else.
 */
export function assertTyped(located: LocatedCaptcha, text: string, left: string | null): void {
  // A widget that checks the answer as it is typed may already have refused it and cleared the field.
  if (left === '' && located.spec.submit === false) return
  if (left !== null && !isSameAnswer(left, text)) {
    throw new AnswerNotEnteredError(
      located.captcha.url,
      located.input,
      `it holds ${JSON.stringify(left)} after ${JSON.stringify(text)} was typed; check what the page does to its input`,
    )
  }
}

/** The hands of a call: real keys, and clicks of the driver, as a person's. */
export const ownHands: Hands = {
  isQuiet: false,
  mayReload: true,
  type: typeAnswer,
  canReach: (frame, path) => callInPage(frame, 'canClick', { path }),
  click,
  pressEnter: (located) => withField(located, (field) => field.press('Enter')),
  bring: ({ frame, image }) => callInPage(frame, 'scrollToImage', { path: image }),
}

/** Milliseconds to wait for a disabled control: some are enabled a moment after the last key. */
const enableTimeout = 1_500

/** How many controls are tried before Enter. */
const maxControls = 2

export interface SubmitWatch {
  signal: AbortSignal
  hands: Hands
  /** Whether the last action had an effect: a request, a dialog or a change of the page. Waits briefly for one. */
  hasEffect(): Promise<boolean>
}

/**
 * Submits the answer: with the likeliest control, else the next one, else Enter in the field. Each is tried once, and only
 * if the one before had no effect.
 *
 * @param ranked - the controls of `rankControls`.
 * @throws {FormIncompleteError} when another field of the form is not valid, so that the browser would submit nothing.
 * @throws {AnswerNotEnteredError} naming what was tried, when none of it had an effect.
 */
export async function submitAnswer(
  located: LocatedCaptcha,
  ranked: SubmitControl[],
  watch: SubmitWatch,
): Promise<void> {
  const { frame, input, spec, captcha } = located
  if (spec.submit === false) return
  const tried: string[] = []
  for (const { path, name } of (await waitForControls(located, ranked, watch.signal)).slice(0, maxControls)) {
    const [canReach] = await Promise.all([
      watch.hands.canReach(frame, path),
      assertSubmittable(located, path),
    ])
    if (!canReach) {
      tried.push(`"${name}", which is covered`)
      continue
    }
    const problem = await watch.hands.click(frame, path)
    if (await watch.hasEffect()) return
    tried.push(problem === undefined ? `a click on "${name}"` : `"${name}", ${problem}`)
  }
  await assertSubmittable(located)
  await watch.hands.pressEnter(located)
  if (await watch.hasEffect()) return
  tried.push('Enter in the field')
  const problem = `nothing was requested and nothing changed on the page. Tried: ${tried.join('; ')}. If another control submits the form, name it as submit in your own module`
  throw new AnswerNotEnteredError(captcha.url, input, problem)
}

/** The controls that may submit the answer, the likeliest first. */
export async function rankControls({
  frame,
  input,
  image,
  refresh,
  spec,
}: LocatedCaptcha): Promise<SubmitControl[]> {
  if (spec.submit === false) return []
  return callInPage(frame, 'rankSubmits', { input, image, refresh, submit: spec.submit })
}

/** The enabled controls. Waits briefly for the likeliest of all controls to be enabled. */
async function waitForControls(
  located: LocatedCaptcha,
  ranked: SubmitControl[],
  signal: AbortSignal,
): Promise<SubmitControl[]> {
  const started = Date.now()
  let latest: SubmitControl[] | undefined = ranked
  const look = async () => {
    const controls = latest ?? (await rankControls(located))
    latest = undefined
    const isWaiting = controls[0]?.isEnabled === false && Date.now() - started < enableTimeout
    return isWaiting ? notYet(`"${controls[0]?.name}" was disabled`) : done(controls)
  }
  const controls = await poll(look, {
    for: 'the button to be enabled',
    timeout: 2 * enableTimeout,
    signal,
    interval: 50,
  })
  return controls.filter(({ isEnabled }) => isEnabled)
}

async function assertSubmittable({ frame, input, captcha }: LocatedCaptcha, submit?: string): Promise<void> {
  const invalid = await callInPage(frame, 'findInvalidField', { input, submit })
  if (invalid) throw new FormIncompleteError(captcha.url, invalid.name, invalid.path, invalid.message)
}

/** Clicks a control. Returns why that failed, if it did: the page may have removed the control. */
function click(frame: FramePort, path: string): Promise<string | undefined> {
  return withElement(frame, path, async (element) => {
    if (!element) return 'which is no longer there'
    try {
      await element.click()
      return undefined
    } catch (error) {
      if (isDeparture(error)) return undefined
      return `which could not be clicked (${firstLine(error)})`
    }
  })
}

/** Passes the captcha's field to `use`. */
function withField<Result>(
  { frame, input: path, captcha }: LocatedCaptcha,
  use: (field: ElementPort) => Promise<Result>,
): Promise<Result> {
  return withElement(frame, path, async (field) => {
    if (!field) throw new AnswerNotEnteredError(captcha.url, path, 'it is no longer on the page')
    try {
      return await use(field)
    } catch (error) {
      if (error instanceof ImageCaptchaError || isDeparture(error)) throw error
      throw new AnswerNotEnteredError(captcha.url, path, firstLine(error), { cause: error })
    }
  })
}
