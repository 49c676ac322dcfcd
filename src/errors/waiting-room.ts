import { ImageCaptchaError } from './base.ts'

/** What a waiting room showed last, as the errors tell it. */
export interface LastProgress {
  readonly state: string
  readonly usersAhead?: number
  readonly expectedTime?: string
  readonly queueNumber?: string
  readonly progress?: number
  readonly message?: string
  /** Milliseconds since the wait began. */
  readonly waited: number
}

export function describeProgress(progress: LastProgress | undefined): string {
  if (!progress) return 'the waiting room was never seen'
  const { state, usersAhead, expectedTime, queueNumber, progress: share, message, waited } = progress
  return [
    `${state} after ${waited} ms`,
    usersAhead !== undefined && `${usersAhead} users ahead`,
    expectedTime !== undefined && `expected time "${expectedTime}"`,
    queueNumber !== undefined && `queue number ${queueNumber}`,
    share !== undefined && `${Math.round(share * 100)} % of the bar`,
    message !== undefined && `"${message}"`,
  ]
    .filter(Boolean)
    .join(', ')
}

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
    /** Why the button that confirms that the visitor is still there could not be pressed, as a clause. */
    readonly pressProblem?: string,
  ) {
    super(
      'QUEUE_TIMEOUT',
      `Waited ${timeout} ms for the turn in the queue on ${url}. Last seen: ${describeProgress(progress)}. ` +
        (pressProblem === undefined ? '' : `The button to confirm could not be pressed: ${pressProblem}. `) +
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

/** The waiting room ended without letting its visitor in. */
export abstract class QueueEndedError<Code extends string = string> extends ImageCaptchaError<Code> {
  constructor(
    code: Code,
    what: string,
    readonly url: string,
    /** The beginning of what the page says. */
    readonly text: string,
    /** What the room showed last before. */
    readonly progress: LastProgress | undefined,
    advice: string,
  ) {
    super(
      code,
      `${what} on ${url}. The page says: "${text.slice(0, 200)}". Seen before: ${describeProgress(progress)}. ${advice}`,
    )
  }
}

/** Nothing is left of what was queued for. */
export class QueueSoldOutError extends QueueEndedError<'QUEUE_SOLD_OUT'> {
  override readonly name = 'QueueSoldOutError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    const advice = "Put the stock of the test's event up again, or open another event."
    super('QUEUE_SOLD_OUT', 'The event of the waiting room is sold out', url, text, progress, advice)
  }
}

/** What was queued for is over. */
export class QueueClosedError extends QueueEndedError<'QUEUE_CLOSED'> {
  override readonly name = 'QueueClosedError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super(
      'QUEUE_CLOSED',
      'The waiting room is closed',
      url,
      text,
      progress,
      "See when the test's event ends.",
    )
  }
}

/** The place in line is lost: the session ran out, or the line was left. */
export class QueueExpiredError extends QueueEndedError<'QUEUE_EXPIRED'> {
  override readonly name = 'QueueExpiredError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super(
      'QUEUE_EXPIRED',
      'The place in line is lost',
      url,
      text,
      progress,
      "It is not taken anew, as that is another place: call again after opening the site's page again.",
    )
  }
}

/** The waiting room shows an error of its own. */
export class QueueFailedError extends QueueEndedError<'QUEUE_FAILED'> {
  override readonly name = 'QueueFailedError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super(
      'QUEUE_FAILED',
      'The waiting room shows an error',
      url,
      text,
      progress,
      "See to the event's settings.",
    )
  }
}
