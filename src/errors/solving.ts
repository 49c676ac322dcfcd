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
    /** What to change, in sentences. */
    readonly advice: string,
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

/** A field of the form, other than the captcha's, keeps the browser from submitting it. Nothing was submitted. */
export class FormIncompleteError extends ImageCaptchaError<'FORM_INCOMPLETE'> {
  override readonly name = 'FormIncompleteError'
  constructor(
    readonly url: string,
    /** What a person would call the field: its label, else its name. */
    readonly field: string,
    readonly selector: string,
    /** The browser's own message. */
    readonly problem: string,
  ) {
    super(
      'FORM_INCOMPLETE',
      `The form on ${url} cannot be submitted: the field "${field}" at "${selector}" is not valid (${problem}). ` +
        'Fill in the other fields of the form before solving its captcha, or solve with submit: false and submit it yourself.',
    )
  }
}

/** The page refused the form for another reason than the captcha's answer. It was not submitted again. */
export class FormRefusedError extends ImageCaptchaError<'FORM_REFUSED'> {
  override readonly name = 'FormRefusedError'
  constructor(
    readonly url: string,
    readonly selector: string,
    readonly module: string,
    /** What the page said, as a sentence. */
    readonly reason: string,
  ) {
    super(
      'FORM_REFUSED',
      `The form of the ${module} captcha at "${selector}" on ${url} was refused, and not for the captcha: ${reason}. ` +
        'It was not submitted again. Check what the test fills in, the account and the limits of the site.',
    )
  }
}
