import { callInPage, withElement } from '../page/call-in-page.ts'
import type { FramePort } from '../page/port.ts'
import { firstLine } from '../shared/format.ts'

/** Presses a button of the room. Returns why that failed, if it did. */
export async function pressButton(frame: FramePort, path: string): Promise<string | undefined> {
  try {
    if (!(await callInPage(frame, 'canClick', { path }))) return 'something covers the button'
    return await withElement(frame, path, async (button) => {
      if (!button) return 'the button is gone'
      await button.click()
      return undefined
    })
  } catch (error) {
    // The room may move on by itself at the same moment.
    return firstLine(error)
  }
}
