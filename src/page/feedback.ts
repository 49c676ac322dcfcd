import { callInPage } from './call-in-page.ts'
import type { LocatedCaptcha } from './locate.ts'

const looks = {
  found: { label: 'captcha found', colour: '#57606a' },
  reading: { label: 'reading…', colour: '#0969da' },
  refused: { label: 'refused', colour: '#bc4c00' },
  solved: { label: 'solved', colour: '#1a7f37' },
}

/** Shows people who watch the browser what is going on with a captcha. */
export interface Feedback {
  show(located: LocatedCaptcha, state: keyof typeof looks): Promise<void>
  /** Takes the marks away: before an image is taken, and in the end. */
  hide(located: LocatedCaptcha): Promise<void>
}

/** Feedback as the option `visualFeedback` asks for it; none does nothing. */
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

/** With its document, a mark is gone too; whatever else is wrong with the page, the next stage finds out. */
function ignoreGone(): void {}
