import { ImageCaptchaError } from './base.ts'

/** The answer could not be typed or submitted. */
export class AnswerNotEnteredError extends ImageCaptchaError<'ANSWER_NOT_ENTERED'> {
  override readonly name = 'AnswerNotEnteredError'
  constructor(
    readonly url: string,
    readonly selector: string,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      'ANSWER_NOT_ENTERED',
      `The answer could not be entered at "${selector}" on ${url}: ${problem}.`,
      options,
    )
  }
}

/** One image of a captcha, as it appears in `CaptchaNotSolvedError`. */
interface AttemptSummary {
  readonly number: number
  readonly verdict: string
  readonly reason: string
  readonly reading?: { readonly text: string; readonly score?: number; readonly provider: string }
}

/** Every allowed image was tried, and the page accepted no answer. */
export class CaptchaNotSolvedError extends ImageCaptchaError<'CAPTCHA_NOT_SOLVED'> {
  override readonly name = 'CaptchaNotSolvedError'
  constructor(
    readonly url: string,
    readonly selector: string,
    readonly module: string,
    readonly attempts: readonly AttemptSummary[],
    advice: string,
    options?: ErrorOptions,
  ) {
    const lines = attempts.map((attempt) => `\n  ${attempt.number}. ${attempt.verdict}: ${attempt.reason}`)
    super(
      'CAPTCHA_NOT_SOLVED',
      `The ${module} captcha at "${selector}" on ${url} was not solved in ${attempts.length} ` +
        `${attempts.length === 1 ? 'image' : 'images'}:${lines.join('')}\n${advice}`,
      options,
    )
  }
}

/** A wait exceeded its timeout. */
export class SolveTimeoutError extends ImageCaptchaError<'SOLVE_TIMEOUT'> {
  override readonly name = 'SolveTimeoutError'
  constructor(
    /** What was waited for: "the image to load". */
    readonly waitedFor: string,
    /** Milliseconds. */
    readonly timeout: number,
    /** The state at the last check, as a clause. */
    readonly lastReason: string,
    options?: ErrorOptions,
  ) {
    super('SOLVE_TIMEOUT', `Waited ${timeout} ms for ${waitedFor}. Last seen: ${lastReason}.`, options)
  }
}

/** The caller's `signal` was aborted. Its reason is the `cause`. */
export class SolveAbortedError extends ImageCaptchaError<'SOLVE_ABORTED'> {
  override readonly name = 'SolveAbortedError'
  constructor(
    /** What the solve was doing: "reading the image". */
    readonly stage: string,
    reason: unknown,
  ) {
    super('SOLVE_ABORTED', `Solving was aborted by the caller's signal while ${stage}.`, { cause: reason })
  }
}
