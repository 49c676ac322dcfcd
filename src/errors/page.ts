import { ImageCaptchaError } from './base.ts'

/** The page's origin is not in `origins`, so nothing on it is captured or typed. */
export class OriginNotAllowedError extends ImageCaptchaError<'ORIGIN_NOT_ALLOWED'> {
  override readonly name = 'OriginNotAllowedError'
  constructor(
    readonly origin: string,
    readonly url: string,
    readonly origins: readonly string[],
  ) {
    const allowed = origins.length > 0 ? `loopback addresses and ${origins.join(', ')}` : 'loopback addresses'
    super(
      'ORIGIN_NOT_ALLOWED',
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
export class CaptchaNotFoundError extends ImageCaptchaError<'CAPTCHA_NOT_FOUND'> {
  override readonly name = 'CaptchaNotFoundError'
  constructor(
    readonly url: string,
    /** Names of the modules that looked. */
    readonly modules: readonly string[],
    /** The images they passed over, each with its reason. */
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
      'CAPTCHA_NOT_FOUND',
      `Found no image captcha on ${url} within ${waited} ms. Modules that looked: ${modules.join(', ')}.` +
        (passedOver.length > 0
          ? ` Images that were passed over:${passedOver.join('')}`
          : ' No image came near to one.') +
        (unreachableFrames.length > 0
          ? `\nFrames that could not be looked into: ${unreachableFrames.join('; ')}.`
          : '') +
        '\nIf there is one, describe it: modules: [defineModule({ name, image, input })]. ' +
        'If it is not always there, allow none: required: false.',
    )
  }
}

/** The image of a captcha can't be had: it never loads, is broken, or can't be taken from the page. */
export class CaptchaImageError extends ImageCaptchaError<'CAPTCHA_IMAGE'> {
  override readonly name = 'CaptchaImageError'
  constructor(
    readonly url: string,
    readonly selector: string,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      'CAPTCHA_IMAGE',
      `The image of the captcha at "${selector}" on ${url} can't be read: ${problem}. ` +
        'Open the page by hand and see whether the image loads; if it is drawn elsewhere, name that element in a module of your own.',
      options,
    )
  }
}

/** The page, or the frame that held the captcha, went away in the middle of solving. */
export class PageGoneError extends ImageCaptchaError<'PAGE_GONE'> {
  override readonly name = 'PageGoneError'
  constructor(
    readonly url: string,
    /** What was going on: "reading the image". */
    readonly stage: string,
    /** What is gone: "the page was closed", "its frame was removed", "the page went to …". */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      'PAGE_GONE',
      `While ${stage} on ${url}, ${problem}. Wait for the page to settle before solving, or don't close it while a solve is under way.`,
      options,
    )
  }
}
