import { AnswerNotEnteredError } from '../errors/index.ts'
import { callInPage, findElement } from './call-in-page.ts'
import type { LocatedCaptcha } from './locate.ts'
import type { ElementPort } from './port.ts'

/**
 * Clears the field of a captcha and types the answer with real key events.
 *
 * @throws {AnswerNotEnteredError} when the field is gone or holds something else afterwards.
 */
export async function typeAnswer(located: LocatedCaptcha, text: string): Promise<void> {
  const { frame, input: path } = located
  const left = await withElement(located, path, async (field) => {
    const before = await callInPage(frame, 'selectText', { path })
    if (before) await field.press('Backspace')
    await field.type(text)
    return callInPage(frame, 'fieldValue', { path })
  })
  // A widget that checks the answer as it is typed may have refused it by now, and emptied the field for the next.
  if (left === '' && located.spec.submit === false) return
  // A field may change the case as it is typed; anything else is a field that takes other answers than this one.
  if (left !== null && left.toLowerCase() !== text.toLowerCase()) {
    throw new AnswerNotEnteredError(
      located.captcha.url,
      path,
      `it holds ${JSON.stringify(left)} after ${JSON.stringify(text)} was typed; see what the page does to what is typed there`,
    )
  }
}

/** Sends the answer: by the form's button where it can be clicked, else by Enter in the field. */
export async function submitAnswer(located: LocatedCaptcha): Promise<void> {
  const { frame, submit, input } = located
  if (located.spec.submit === false) return
  if (submit !== undefined && (await callInPage(frame, 'canClick', { path: submit }))) {
    return withElement(located, submit, (button) => button.click())
  }
  await withElement(located, input, (field) => field.press('Enter'))
}

async function withElement<Result>(
  { frame, captcha }: LocatedCaptcha,
  path: string,
  use: (element: ElementPort) => Promise<Result>,
): Promise<Result> {
  const element = await findElement(frame, path)
  if (!element) throw new AnswerNotEnteredError(captcha.url, path, 'it is gone from the page')
  try {
    return await use(element)
  } finally {
    // What was typed or clicked may have taken the document away, and the handle with it.
    await element.dispose().catch(() => undefined)
  }
}
