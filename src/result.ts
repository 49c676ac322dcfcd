import type { ImageCaptchaError } from './errors/index.ts'
import type { ProviderAnswer, Reading } from './providers/provider.ts'

/** A captcha found on a page. Plain data: it stays valid when the page changes. */
export interface Captcha {
  /** Unique within the page, and the same for every image of the same captcha. */
  id: string
  /** Name of the module that recognised it, for example `'svg-captcha'`. */
  module: string
  /** Address of the document that contains the captcha: the page's, or its frame's. */
  url: string
  /** Selectors of its parts, valid in the frame at `url`. */
  selectors: { image: string; input: string; submit?: string; refresh?: string }
  /** How the page embeds the image. */
  imageKind: 'img' | 'canvas' | 'svg' | 'object' | 'frame' | 'background'
  /** Displayed size of the image, in CSS pixels. */
  width: number
  height: number
}

/** An image that was examined and passed over. */
export interface FilteredCaptcha {
  /** Selector of the element, valid in the frame at `url`. */
  selector: string
  url: string
  /** Name of the module that examined it. */
  module: string
  /** Why it was passed over, as a sentence. */
  reason: string
}

/** A captcha of a kind that shows no text to type, such as reCAPTCHA. No provider reads it, and nothing is done to it. */
export interface OtherCaptcha {
  /** What people call it: `'reCAPTCHA'`, `'hCaptcha'`, `'Turnstile'`. */
  kind: string
  /** Selector of the element, valid in the frame at `url`. */
  selector: string
  url: string
  /** How its vendor lets tests through, as a sentence. */
  testing: string
  /** Address of the vendor's docs about that. */
  docs: string
}

export interface FindResult {
  captchas: Captcha[]
  filtered: FilteredCaptcha[]
  /**
   * The captchas of other kinds, which can't be read: each kind once. Hidden ones are left out. `solveImageCaptchas()` looks
   * for them only on a page without an image captcha.
   */
  others: OtherCaptcha[]
}

/**
 * How an attempt ended.
 *
 * - `accepted`: the page accepted the answer.
 * - `rejected`: the page rejected it.
 * - `form-refused`: the page refused the form for another reason than the answer: a password, a limit, a server error.
 * - `unconfirmed`: the answer was submitted and the page gave no sign either way.
 * - `entered`: the answer was typed but, because of `submit: false`, not submitted.
 * - `low-score`: every reading scored below `minScore`, so nothing was typed.
 * - `unreadable`: no provider could read this image, so nothing was typed.
 * - `outdated`: the page showed another image before the answer could be typed, so nothing was typed.
 */
export type Verdict =
  | 'accepted'
  | 'rejected'
  | 'form-refused'
  | 'unconfirmed'
  | 'entered'
  | 'low-score'
  | 'unreadable'
  | 'outdated'

/** What a verdict means for its attempt, and how to display it. */
export interface VerdictMeaning {
  /** Whether the answer was typed. */
  isTyped: boolean
  /** Whether the page showed that it accepted or rejected the answer. */
  isDecided: boolean
  /** Whether the captcha counts as solved: the answer was typed and the page did not reject it. */
  stands: boolean
  tone: 'good' | 'mid' | 'bad'
}

export const VERDICTS: Readonly<Record<Verdict, VerdictMeaning>> = {
  accepted: { isTyped: true, isDecided: true, stands: true, tone: 'good' },
  rejected: { isTyped: true, isDecided: true, stands: false, tone: 'bad' },
  'form-refused': { isTyped: true, isDecided: false, stands: false, tone: 'bad' },
  unconfirmed: { isTyped: true, isDecided: false, stands: true, tone: 'mid' },
  entered: { isTyped: true, isDecided: false, stands: true, tone: 'mid' },
  'low-score': { isTyped: false, isDecided: false, stands: false, tone: 'mid' },
  unreadable: { isTyped: false, isDecided: false, stands: false, tone: 'bad' },
  outdated: { isTyped: false, isDecided: false, stands: false, tone: 'mid' },
}

/** One image of a captcha, and its outcome. */
export interface Attempt {
  /** 1 for the first image of a captcha, 2 for the next. */
  number: number
  captcha: Captcha
  /** The encoded image, exactly as the providers received it. */
  image: Uint8Array
  /** IANA media type of `image`. */
  mediaType: string
  /** How the image was captured. */
  capturedBy: 'source' | 'canvas' | 'cdp' | 'screenshot'
  /** The answer of each provider, in the order in which they were asked. */
  answers: ProviderAnswer[]
  /** The reading that was used. */
  reading?: Reading
  verdict: Verdict
  /** The reason for the verdict, as a sentence. */
  reason: string
  /** Why reporting the verdict to the provider failed, where the provider accepts reports. */
  reportError?: Error
  /** Milliseconds from locating the captcha to the verdict. */
  ms: number
}

/** Everything that was tried on one captcha, whether it was solved or not. */
export interface Solution {
  captcha: Captcha
  /** The last text that was typed. */
  text?: string
  /** Score of that text in [0, 1], where the provider gave one. */
  score?: number
  /** Name of the provider that read it. */
  provider?: string
  attempts: Attempt[]
}

/** A captcha that counts as solved: its answer was typed and the page did not reject it. */
export interface SolvedCaptcha {
  captcha: Captcha
  text: string
  verdict: 'accepted' | 'unconfirmed' | 'entered'
  /** Whether the page showed that it accepted the answer. Only then is it certain. */
  confirmed: boolean
  attempts: number
  /** Milliseconds from the first attempt to the verdict. */
  ms: number
}

export interface SolveResult extends FindResult {
  /** One entry per captcha that was tried. */
  solutions: Solution[]
  /** One entry per captcha that was solved. */
  solved: SolvedCaptcha[]
  /** With `throwOnError: false`, the error that would have been thrown. */
  error?: ImageCaptchaError
}
