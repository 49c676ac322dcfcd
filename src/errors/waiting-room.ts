import { ImageCaptchaError } from './base.ts'
import { describeOthers, type OtherKindSeen } from './page.ts'

/** What a waiting room showed last, as it appears in the errors. */
export interface LastProgress {
  readonly state: string
  readonly usersAhead?: number
  readonly expectedTime?: string
  readonly queueNumber?: string
  readonly queueId?: string
  readonly progress?: number
  readonly message?: string
  readonly challenge?: string
  /** Milliseconds since the wait began. */
  readonly waited: number
}

export function describeProgress(progress: LastProgress | undefined): string {
  if (!progress) return 'the waiting room was never seen'
  const {
    state,
    usersAhead,
    expectedTime,
    queueNumber,
    progress: share,
    message,
    challenge,
    waited,
  } = progress
  return [
    `${state} after ${waited} ms`,
    usersAhead !== undefined && `${usersAhead} users ahead`,
    expectedTime !== undefined && `expected time "${expectedTime}"`,
    queueNumber !== undefined && `queue number ${queueNumber}`,
    share !== undefined && `${Math.round(share * 100)} % of the bar`,
    message !== undefined && `"${message}"`,
    challenge !== undefined && `${challenge}, which can't be read`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** The page is neither a waiting room nor the page behind one. */
export class QueueNotFoundError extends ImageCaptchaError<'QUEUE_NOT_FOUND'> {
  override readonly name = 'QueueNotFoundError'
  constructor(
    readonly url: string,
    /** Selector of the elements of a waiting room. */
    readonly selector: string,
    readonly target: string | RegExp | undefined,
    /** Milliseconds spent waiting for one to appear. */
    readonly waited: number,
    /** The captchas on the page that can't be read. */
    readonly others: readonly OtherKindSeen[] = [],
  ) {
    const wanted = target === undefined ? 'a queueittoken in its address' : `the address ${target}`
    super(
      'QUEUE_NOT_FOUND',
      `${describeOthers(others, url)}Found no waiting room on ${url} within ${waited} ms: looked for "${selector}", and for ${wanted} ` +
        'in case the room had let the page in already. If it is a waiting room with a custom theme, name its elements: ' +
        'selectors: { room, usersAhead, confirm }. If it is the page behind the room, name it: target.',
    )
  }
}

/** The room asks for something that is no picture of text: nobody is in line before a person has solved it. */
export class QueueChallengeUnsupportedError extends ImageCaptchaError<'QUEUE_CHALLENGE_UNSUPPORTED'> {
  override readonly name = 'QueueChallengeUnsupportedError'
  constructor(
    readonly url: string,
    /** Selector of the challenge. */
    readonly selector: string,
    /** What people call it; undefined where that is unknown. */
    readonly kind: string | undefined,
    /** How its vendor lets tests through, as a sentence with an address. */
    readonly testing: string | undefined,
    /** What the room showed last. */
    readonly progress: LastProgress | undefined,
  ) {
    super(
      'QUEUE_CHALLENGE_UNSUPPORTED',
      `The waiting room on ${url} asks for ${kind ?? 'something unknown'} at "${selector}", which is no picture of text and ` +
        "can't be read. Let the test in without the queue: the site's connector accepts a token that is signed with the key " +
        "of a test event (docs/waiting-rooms.md). To solve it by hand in a headed browser: challenge: 'wait'." +
        (testing === undefined ? '' : ` ${testing}.`),
    )
  }
}

/** The turn did not come within the timeout. The page keeps its place in line, so another call can go on waiting. */
export class QueueTimeoutError extends ImageCaptchaError<'QUEUE_TIMEOUT'> {
  override readonly name = 'QueueTimeoutError'
  constructor(
    readonly url: string,
    /** Milliseconds. */
    readonly timeout: number,
    /** What the room showed last. */
    readonly progress: LastProgress | undefined,
    /** Why the room's button could not be pressed, as a clause. */
    readonly pressProblem?: string,
  ) {
    super(
      'QUEUE_TIMEOUT',
      `Waited ${timeout} ms for the turn in the queue on ${url}. Last seen: ${describeProgress(progress)}. ` +
        (pressProblem === undefined ? '' : `The button could not be pressed: ${pressProblem}. `) +
        "Raise `timeout`, or let the test bypass the queue in the site's connector.",
    )
  }
}

/** The waiting room led to a page that is neither the target nor the room. */
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

/** How a waiting room can end, and what to do about it. */
const endings = {
  QUEUE_SOLD_OUT: {
    what: 'The event of the waiting room is sold out',
    advice: "Restock the test's event, or open another event.",
  },
  QUEUE_CLOSED: {
    what: 'The waiting room is closed',
    advice: "Check when the test's event ends.",
  },
  QUEUE_EXPIRED: {
    what: 'The place in line is lost',
    advice:
      "It is not requested again, as that would be another place: open the site's page again, then call again.",
  },
  QUEUE_FAILED: {
    what: 'The waiting room shows an error',
    advice: "Check the event's settings.",
  },
}

/** The waiting room ended without letting its visitor in. */
export abstract class QueueEndedError<
  Code extends keyof typeof endings = keyof typeof endings,
> extends ImageCaptchaError<Code> {
  constructor(
    code: Code,
    readonly url: string,
    /** The beginning of the page's text. */
    readonly text: string,
    /** What the room showed last. */
    readonly progress: LastProgress | undefined,
  ) {
    const { what, advice } = endings[code]
    super(
      code,
      `${what} on ${url}. The page says: "${text.slice(0, 200)}". Seen before: ${describeProgress(progress)}. ${advice}`,
    )
  }
}

/** Nothing is left of what the queue was for. */
export class QueueSoldOutError extends QueueEndedError<'QUEUE_SOLD_OUT'> {
  override readonly name = 'QueueSoldOutError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super('QUEUE_SOLD_OUT', url, text, progress)
  }
}

/** The event that the queue was for is over. */
export class QueueClosedError extends QueueEndedError<'QUEUE_CLOSED'> {
  override readonly name = 'QueueClosedError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super('QUEUE_CLOSED', url, text, progress)
  }
}

/** The place in line is lost: the session expired, or the visitor left the line. */
export class QueueExpiredError extends QueueEndedError<'QUEUE_EXPIRED'> {
  override readonly name = 'QueueExpiredError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super('QUEUE_EXPIRED', url, text, progress)
  }
}

/** The waiting room shows its own error page. */
export class QueueFailedError extends QueueEndedError<'QUEUE_FAILED'> {
  override readonly name = 'QueueFailedError'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super('QUEUE_FAILED', url, text, progress)
  }
}
