import { ImageCaptchaError } from './base.ts'
import { describeProgress, type LastProgress } from './last-progress.ts'

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
