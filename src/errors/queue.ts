import { ImageCaptchaError } from './base.ts'
import { describeProgress, type LastProgress } from './last-progress.ts'

/** The page is neither a waiting room nor the page behind one. */
export class QueueNotFoundError extends ImageCaptchaError<'QUEUE_NOT_FOUND'> {
  override readonly name = 'QueueNotFoundError'
  constructor(
    readonly url: string,
    /** Selector of what a waiting room has. */
    readonly selector: string,
    readonly target: string | RegExp | undefined,
    /** Milliseconds that were waited for one to appear. */
    readonly waited: number,
  ) {
    const targetTold = target === undefined ? 'a queueittoken in its address' : `the address ${target}`
    super(
      'QUEUE_NOT_FOUND',
      `Found no waiting room on ${url} within ${waited} ms: looked for "${selector}", and for ${targetTold} ` +
        'in case the page had been let in already. If it is a waiting room with a theme of its own, name its elements: ' +
        'selectors: { room, usersAhead, confirm }. If it is the page behind the room, name it: target.',
    )
  }
}

/** The turn did not come in time. The place in line is lost with the page only: a longer wait may go on in it. */
export class QueueTimeoutError extends ImageCaptchaError<'QUEUE_TIMEOUT'> {
  override readonly name = 'QueueTimeoutError'
  constructor(
    readonly url: string,
    /** Milliseconds. */
    readonly timeout: number,
    /** What the room showed last. */
    readonly progress: LastProgress | undefined,
  ) {
    super(
      'QUEUE_TIMEOUT',
      `Waited ${timeout} ms for the turn in the queue on ${url}. Last seen: ${describeProgress(progress)}. ` +
        "Raise `timeout`, or let the test in by the site's own connector, without a queue.",
    )
  }
}

/** The waiting room let its visitor go to a page that is neither the target nor the room. */
export class QueueRedirectedError extends ImageCaptchaError<'QUEUE_REDIRECTED'> {
  override readonly name = 'QueueRedirectedError'
  constructor(
    readonly url: string,
    /** What is wrong with that page, as a clause. */
    readonly problem: string,
    readonly target: string | RegExp | undefined,
    /** What the room showed last. */
    readonly progress: LastProgress | undefined,
  ) {
    super(
      'QUEUE_REDIRECTED',
      `The waiting room led to ${url}, and ${problem}. ` +
        `Expected ${target === undefined ? 'a page with a queueittoken in its address' : target}. ` +
        `Last seen in the room: ${describeProgress(progress)}. If it is the right page, name it: target.`,
    )
  }
}
