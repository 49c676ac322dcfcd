import { callInPage } from './call-in-page.ts'
import type { LocatedCaptcha } from './locate.ts'

const looks = {
  found: { label: 'captcha found', colour: '#57606a' },
  reading: { label: 'reading…', colour: '#0969da' },
  refused: { label: 'refused', colour: '#bc4c00' },
  solved: { label: 'solved', colour: '#1a7f37' },
}

/** Marks the captcha on the page for people who watch the browser. */
export interface Feedback {
  show(located: LocatedCaptcha, state: keyof typeof looks): Promise<void>
  /** Removes the marks: before an image is captured, and at the end. */
  hide(located: LocatedCaptcha): Promise<void>
}

/** Feedback for the option `visualFeedback`. Without it, both methods do nothing. */
export function createFeedback(isWanted: boolean): Feedback {
  if (!isWanted) return { show: async () => {}, hide: async () => {} }
  return {
    async show({ frame, image }, state) {
      await callInPage(frame, 'mark', { path: image, ...looks[state] }).catch(ignoreGone)
    },
    async hide({ frame }) {
      await callInPage(frame, 'unmark', {}).catch(ignoreGone)
    },
  }
}

/** A mark disappears with its document, and the next stage reports whatever is wrong with the page. */
function ignoreGone(): void {}
