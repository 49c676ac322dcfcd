/**
 * Every error this package throws on purpose. One family: a literal `name`, a `code` to switch on, what is known as
 * readonly fields, and a message that says what was tried, where, what was seen and what to do next.
 */
export abstract class ImageCaptchaError extends Error {
  abstract override readonly name: string
  /** Stable, for `switch`; messages may change between versions, codes don't. */
  abstract readonly code: string
}

/** An option is unknown, has the wrong type or is out of range. Thrown before a page is touched. */
export class InvalidOptionError extends ImageCaptchaError {
  override readonly name = 'InvalidOptionError'
  readonly code = 'INVALID_OPTION'
  constructor(
    /** Which option, as the caller wrote it, for example `attempts` or `modules[1].image`. */
    readonly option: string,
    message: string,
  ) {
    super(message)
  }
}

/** What went wrong in a provider, which decides what is done next. */
export type ProviderErrorKind =
  /** Will fail again for every picture (bad key, no funds, blocked): stop at once. */
  | 'permanent'
  /** May pass when asked again later (overloaded, unreachable, timed out). */
  | 'transient'
  /** This picture can't be read; another one may. */
  | 'image'
  /** What was sent is wrong: ours, or the caller's, to fix. */
  | 'request'

export interface ProviderErrorFields {
  provider: string
  kind: ProviderErrorKind
  /** The service's own code, or one of ours such as `PROVIDER_UNREACHABLE`. */
  code: string
  /** HTTP status, where there was a reply. */
  status?: number | undefined
  taskId?: string | undefined
  /** Milliseconds the service asked to be left alone for. */
  retryAfter?: number | undefined
  /** The beginning of what the service replied, with every secret taken out. */
  excerpt?: string | undefined
  cause?: unknown
}

/** A provider could not read a picture. */
export class ProviderError extends ImageCaptchaError {
  override readonly name = 'ProviderError'
  readonly code: string
  readonly provider: string
  readonly kind: ProviderErrorKind
  readonly status: number | undefined
  readonly taskId: string | undefined
  readonly retryAfter: number | undefined
  readonly excerpt: string | undefined

  constructor(message: string, fields: ProviderErrorFields) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.provider = fields.provider
    this.kind = fields.kind
    this.code = fields.code
    this.status = fields.status
    this.taskId = fields.taskId
    this.retryAfter = fields.retryAfter
    this.excerpt = fields.excerpt
  }

  /** Whether the same request may pass when sent again. */
  get isRetryable(): boolean {
    return this.kind === 'transient'
  }
}

/** The page's origin is not in `origins`, so nothing on it is captured or typed. */
export class OriginNotAllowedError extends ImageCaptchaError {
  override readonly name = 'OriginNotAllowedError'
  readonly code = 'ORIGIN_NOT_ALLOWED'
  constructor(
    readonly origin: string,
    readonly url: string,
    readonly origins: readonly string[],
  ) {
    const allowed = origins.length > 0 ? `loopback addresses and ${origins.join(', ')}` : 'loopback addresses'
    super(
      `The page at ${url} is not one this solver may act on: only ${allowed} are. ` +
        `If you run that site or may automate it, add it: origins: ['${origin}'].`,
    )
  }
}

/** What was looked at and left alone, as the errors tell it. */
interface PassedOverCandidate {
  readonly selector: string
  readonly url: string
  readonly module: string
  readonly reason: string
}

/** There is no captcha where one was expected. */
export class CaptchaNotFoundError extends ImageCaptchaError {
  override readonly name = 'CaptchaNotFoundError'
  readonly code = 'CAPTCHA_NOT_FOUND'
  constructor(
    readonly url: string,
    /** Names of the modules that looked. */
    readonly modules: readonly string[],
    /** The pictures they passed over, each with its reason. */
    readonly filtered: readonly PassedOverCandidate[],
    /** Milliseconds that were waited for one to appear. */
    readonly waited: number,
    /** Frames that could not be looked into, each with its reason. */
    readonly unreachableFrames: readonly string[] = [],
  ) {
    const passedOver = filtered.map(
      (candidate) => `\n  - ${candidate.selector} (${candidate.module}): ${candidate.reason}`,
    )
    super(
      `Found no image captcha on ${url} within ${waited} ms. Modules that looked: ${modules.join(', ')}.` +
        (passedOver.length > 0
          ? ` Pictures that were passed over:${passedOver.join('')}`
          : ' No picture came near to one.') +
        (unreachableFrames.length > 0
          ? `\nFrames that could not be looked into: ${unreachableFrames.join('; ')}.`
          : '') +
        '\nIf there is one, describe it: modules: [defineModule({ name, image, input })]. ' +
        'If it is not always there, allow none: required: false.',
    )
  }
}

/** The picture of a captcha can't be had: it never loads, is broken, or can't be taken from the page. */
export class CaptchaImageError extends ImageCaptchaError {
  override readonly name = 'CaptchaImageError'
  readonly code = 'CAPTCHA_IMAGE'
  constructor(
    readonly url: string,
    readonly selector: string,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      `The picture of the captcha at "${selector}" on ${url} can't be read: ${problem}. ` +
        'Open the page by hand and see whether the picture loads; if it is drawn elsewhere, name that element in a module of your own.',
      options,
    )
  }
}

/** The answer could not be typed or sent. */
export class AnswerNotEnteredError extends ImageCaptchaError {
  override readonly name = 'AnswerNotEnteredError'
  readonly code = 'ANSWER_NOT_ENTERED'
  constructor(
    readonly url: string,
    readonly selector: string,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(`The answer could not be entered at "${selector}" on ${url}: ${problem}.`, options)
  }
}

/** One image of a captcha, as `CaptchaNotSolvedError` tells it. */
interface AttemptSummary {
  readonly number: number
  readonly verdict: string
  readonly reason: string
  readonly reading?: { readonly text: string; readonly score?: number; readonly provider: string }
}

/** Every allowed image was tried and the page took no answer. */
export class CaptchaNotSolvedError extends ImageCaptchaError {
  override readonly name = 'CaptchaNotSolvedError'
  readonly code = 'CAPTCHA_NOT_SOLVED'
  constructor(
    readonly url: string,
    readonly selector: string,
    readonly module: string,
    readonly attempts: readonly AttemptSummary[],
    advice: string,
    options?: ErrorOptions,
  ) {
    const told = attempts.map((attempt) => `\n  ${attempt.number}. ${attempt.verdict}: ${attempt.reason}`)
    super(
      `The ${module} captcha at "${selector}" on ${url} was not solved in ${attempts.length} ` +
        `${attempts.length === 1 ? 'image' : 'images'}:${told.join('')}\n${advice}`,
      options,
    )
  }
}

/** Something that was waited for did not come in time. */
export class SolveTimeoutError extends ImageCaptchaError {
  override readonly name = 'SolveTimeoutError'
  readonly code = 'SOLVE_TIMEOUT'
  constructor(
    /** What was waited for: "the image to load". */
    readonly waitedFor: string,
    /** Milliseconds. */
    readonly timeout: number,
    /** Why it was not there yet when last looked at, as a sentence. */
    readonly lastReason: string,
    options?: ErrorOptions,
  ) {
    super(`Waited ${timeout} ms for ${waitedFor}. Last seen: ${lastReason}.`, options)
  }
}

/** The caller's `signal` was aborted. Its reason is the `cause`. */
export class SolveAbortedError extends ImageCaptchaError {
  override readonly name = 'SolveAbortedError'
  readonly code = 'SOLVE_ABORTED'
  constructor(
    /** What was going on: "reading the image". */
    readonly stage: string,
    reason: unknown,
  ) {
    super(`Solving was aborted by the caller's signal while ${stage}.`, { cause: reason })
  }
}

/** The page, or the frame that held the captcha, went away in the middle of solving. */
export class PageGoneError extends ImageCaptchaError {
  override readonly name = 'PageGoneError'
  readonly code = 'PAGE_GONE'
  constructor(
    readonly url: string,
    /** What was going on: "reading the image". */
    readonly stage: string,
    /** What is gone: "the page was closed", "its frame was removed", "the page went to …". */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      `While ${stage} on ${url}, ${problem}. Wait for the page to settle before solving, or don't close it while a solve is under way.`,
      options,
    )
  }
}

/** A provider had to be asked, and the solver's `budget` is spent. Nothing was sent. */
export class BudgetExceededError extends ImageCaptchaError {
  override readonly name = 'BudgetExceededError'
  readonly code = 'BUDGET_EXCEEDED'
  constructor(
    /** Which part of the budget is spent. */
    readonly limit: 'requests' | 'cost',
    /** What the budget allows. */
    readonly allowed: number,
    /** What is spent or under way. */
    readonly spent: number,
    /** Name of the provider that was not asked. */
    readonly provider: string,
  ) {
    super(
      `The budget of ${limit === 'cost' ? `cost ${allowed}` : `${allowed} requests`} doesn't allow asking ${provider}: ` +
        `${spent} spent or under way. Raise \`budget.${limit}\`, or find out why so many pictures had to be read.`,
    )
  }
}

/** The bytes are no picture that could show a captcha: empty, corrupt, of another kind, too small or too large. */
export class InvalidImageError extends ImageCaptchaError {
  override readonly name = 'InvalidImageError'
  readonly code = 'INVALID_IMAGE'
  constructor(
    /** What is wrong, as a clause: "the file is empty". */
    readonly problem: string,
    /** Size of the file. */
    readonly bytes: number,
    options?: ErrorOptions,
  ) {
    super(
      `The picture (${bytes} ${bytes === 1 ? 'byte' : 'bytes'}) can't be used: ${problem}. ` +
        'A PNG, JPEG, GIF, WebP or SVG of the captcha as the page shows it is expected.',
      options,
    )
  }
}

/** What a waiting room showed last, as the errors tell it. */
interface LastProgress {
  readonly state: string
  readonly usersAhead?: number
  readonly expectedTime?: string
  readonly queueNumber?: string
  readonly progress?: number
  readonly message?: string
  /** Milliseconds since the wait began. */
  readonly waited: number
}

function describeProgress(progress: LastProgress | undefined): string {
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
export class QueueNotFoundError extends ImageCaptchaError {
  override readonly name = 'QueueNotFoundError'
  readonly code = 'QUEUE_NOT_FOUND'
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
      `Found no waiting room on ${url} within ${waited} ms: looked for "${selector}", and for ${targetTold} ` +
        'in case the page had been let in already. If it is a waiting room with a theme of its own, name its elements: ' +
        'selectors: { room, usersAhead, confirm }. If it is the page behind the room, name it: target.',
    )
  }
}

/** The turn did not come in time. The place in line is lost with the page only: a longer wait may go on in it. */
export class QueueTimeoutError extends ImageCaptchaError {
  override readonly name = 'QueueTimeoutError'
  readonly code = 'QUEUE_TIMEOUT'
  constructor(
    readonly url: string,
    /** Milliseconds. */
    readonly timeout: number,
    /** What the room showed last. */
    readonly progress: LastProgress | undefined,
  ) {
    super(
      `Waited ${timeout} ms for the turn in the queue on ${url}. Last seen: ${describeProgress(progress)}. ` +
        "Raise `timeout`, or let the test in by the site's own connector, without a queue.",
    )
  }
}

/** The waiting room let its visitor go to a page that is neither the target nor the room. */
export class QueueRedirectedError extends ImageCaptchaError {
  override readonly name = 'QueueRedirectedError'
  readonly code = 'QUEUE_REDIRECTED'
  constructor(
    readonly url: string,
    /** What is wrong with that page, as a clause. */
    readonly problem: string,
    readonly target: string | RegExp | undefined,
    /** What the room showed last. */
    readonly progress: LastProgress | undefined,
  ) {
    super(
      `The waiting room led to ${url}, and ${problem}. ` +
        `Expected ${target === undefined ? 'a page with a queueittoken in its address' : target}. ` +
        `Last seen in the room: ${describeProgress(progress)}. If it is the right page, name it: target.`,
    )
  }
}

/** The waiting room ended without letting its visitor in. */
export abstract class QueueEndedError extends ImageCaptchaError {
  constructor(
    what: string,
    readonly url: string,
    /** The beginning of what the page says. */
    readonly text: string,
    /** What the room showed last before. */
    readonly progress: LastProgress | undefined,
    advice: string,
  ) {
    super(
      `${what} on ${url}. The page says: "${text.slice(0, 200)}". Seen before: ${describeProgress(progress)}. ${advice}`,
    )
  }
}

/** Nothing is left of what was queued for. */
export class QueueSoldOutError extends QueueEndedError {
  override readonly name = 'QueueSoldOutError'
  readonly code = 'QUEUE_SOLD_OUT'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    const advice = "Put the stock of the test's event up again, or open another event."
    super('The event of the waiting room is sold out', url, text, progress, advice)
  }
}

/** What was queued for is over. */
export class QueueClosedError extends QueueEndedError {
  override readonly name = 'QueueClosedError'
  readonly code = 'QUEUE_CLOSED'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super('The waiting room is closed', url, text, progress, "See when the test's event ends.")
  }
}

/** The place in line is lost: the session ran out, or the line was left. */
export class QueueExpiredError extends QueueEndedError {
  override readonly name = 'QueueExpiredError'
  readonly code = 'QUEUE_EXPIRED'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super(
      'The place in line is lost',
      url,
      text,
      progress,
      "It is not taken anew, as that is another place: call again after opening the site's page again.",
    )
  }
}

/** The waiting room shows an error of its own. */
export class QueueFailedError extends QueueEndedError {
  override readonly name = 'QueueFailedError'
  readonly code = 'QUEUE_FAILED'
  constructor(url: string, text: string, progress: LastProgress | undefined) {
    super('The waiting room shows an error', url, text, progress, "See to the event's settings.")
  }
}

/** No browser library is installed beside the package, which brings none of its own. */
export class BrowserLibraryMissingError extends ImageCaptchaError {
  override readonly name = 'BrowserLibraryMissingError'
  readonly code = 'BROWSER_LIBRARY_MISSING'
  constructor(
    /** Names of the packages that were looked for. */
    readonly libraries: readonly string[],
    /** The folder from which they were looked for. */
    readonly folder: string,
  ) {
    super(
      `Found none of ${libraries.join(', ')} from ${folder}. Install one: npm install --save-dev playwright-core`,
    )
  }
}

/** A browser could not be started or reached, or would not open the page. */
export class BrowserNotOpenedError extends ImageCaptchaError {
  override readonly name = 'BrowserNotOpenedError'
  readonly code = 'BROWSER_NOT_OPENED'
  constructor(
    /** What was tried, as a clause: "start /usr/bin/chromium with playwright-core". */
    readonly attempt: string,
    readonly problem: string,
    advice: string,
    options?: ErrorOptions,
  ) {
    super(`Could not ${attempt}: ${problem}. ${advice}`, options)
  }
}

/** Somebody who was asked to click the parts of a captcha ended that before all were clicked. */
export class PickCancelledError extends ImageCaptchaError {
  override readonly name = 'PickCancelledError'
  readonly code = 'PICK_CANCELLED'
  constructor(
    readonly url: string,
    /** How it ended, as a clause: "Esc was pressed". */
    readonly problem: string,
  ) {
    super(
      `Picking on ${url} ended early: ${problem}. No module was made; run the command again to start over.`,
    )
  }
}
