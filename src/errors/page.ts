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
    const advice = /^https?:/.test(origin)
      ? `If you run that site or may automate it, add it: origins: ['${origin}'].`
      : 'It has no origin that could be listed: open it by an address that begins with http:// or https://, ' +
        'or write it with setContent() into a page that the test itself opened.'
    super(
      'ORIGIN_NOT_ALLOWED',
      `This solver may not act on the page at ${url}: only ${allowed} are allowed. ${advice}`,
    )
  }
}

/** An image that was passed over, as it appears in an error. */
interface PassedOverCandidate {
  readonly selector: string
  readonly url: string
  readonly module: string
  readonly reason: string
}

/** A captcha that shows no text to type, as it appears in an error. */
export interface OtherKindSeen {
  readonly kind: string
  readonly selector: string
  readonly testing: string
  readonly docs: string
}

/** Says what the captchas are that can't be read, and how their vendors let tests through. */
export function describeOthers(others: readonly OtherKindSeen[], url: string): string {
  const sentences = others.map(
    ({ kind, selector, testing, docs }) =>
      `Found ${kind} at "${selector}" on ${url}: it shows no text to type, so it can't be read. ${testing}: ${docs}\n`,
  )
  return sentences.join('')
}

/** As many modules are named in a message: those that a user chose. Nobody reads a longer list. */
const namedModules = 3

/** No captcha was found where one was expected. */
export class CaptchaNotFoundError extends ImageCaptchaError<'CAPTCHA_NOT_FOUND'> {
  override readonly name = 'CaptchaNotFoundError'
  constructor(
    readonly url: string,
    /** Names of the modules that searched. */
    readonly modules: readonly string[],
    /** The images they passed over, each with the reason. */
    readonly filtered: readonly PassedOverCandidate[],
    /** Milliseconds spent waiting for one to appear. */
    readonly waited: number,
    /** Frames that could not be searched, each with the reason. */
    readonly unreachableFrames: readonly string[] = [],
    /** The captchas of other kinds on the page, which can't be read. */
    readonly others: readonly OtherKindSeen[] = [],
  ) {
    const passedOver = filtered.map(
      (candidate) => `\n  - ${candidate.selector} (${candidate.module}): ${candidate.reason}`,
    )
    const advice =
      others.length > 0
        ? 'docs/other-captchas.md of this package has the keys and the code. If there is an image captcha as well, describe it: '
        : 'If there is one, describe it: '
    super(
      'CAPTCHA_NOT_FOUND',
      `${describeOthers(others, url)}Found no image captcha on ${url} within ${waited} ms. ` +
        (passedOver.length > 0
          ? `Images that were passed over:${passedOver.join('')}`
          : 'No image looked like one.') +
        (modules.length > namedModules
          ? ''
          : `${passedOver.length > 0 ? '\n' : ' '}Modules that looked: ${modules.join(', ')}.`) +
        (unreachableFrames.length > 0
          ? `\nFrames that could not be searched: ${unreachableFrames.join('; ')}.`
          : '') +
        `\n${advice}modules: [defineModule({ name, image, input })]. ` +
        'If it is not always there, make it optional: required: false.',
    )
  }
}

/** The image of a captcha never loads, is broken, or can't be captured. */
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
        'Open the page by hand and see whether the image loads; if another element shows it, name that element in your own module.',
      options,
    )
  }
}

/** The page, or the frame with the captcha, went away during a solve. */
export class PageGoneError extends ImageCaptchaError<'PAGE_GONE'> {
  override readonly name = 'PageGoneError'
  constructor(
    readonly url: string,
    /** What the solve was doing: "reading the image". */
    readonly stage: string,
    /** What happened: "the page was closed", "its frame was removed", "the page went to …". */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      'PAGE_GONE',
      `While ${stage} on ${url}, ${problem}. Wait for the page to settle before solving, and don't close it during a solve.`,
      options,
    )
  }
}

/** The page's own code gets in the way: a getter that throws, or a built-in function that the page has replaced. */
export class PageScriptError extends ImageCaptchaError<'PAGE_SCRIPT'> {
  override readonly name = 'PageScriptError'
  constructor(
    readonly url: string,
    /** What the browser reported. */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      'PAGE_SCRIPT',
      `The page at ${url} does not let itself be read: ${problem}. ` +
        'A script of the page throws where others read it, or replaces a built-in function; see which in the cause.',
      options,
    )
  }
}
