import type { ImageCaptchaError } from './errors/index.ts'
import type { ProviderAnswer, Reading } from './providers/provider.ts'

/** A captcha that was found on a page. Plain data: it stays valid when the page changes. */
export interface Captcha {
  /** Tells the captchas of one page apart, and stays the same for every image of the same captcha. */
  id: string
  /** Name of the module that recognised it, for example `'svg-captcha'`. */
  module: string
  /** Address of the document the captcha stands in: the page's, or its frame's. */
  url: string
  /** Selectors of its parts, usable in the frame at `url`. */
  selectors: { image: string; input: string; submit?: string; refresh?: string }
  /** How the image is put on the page. */
  imageKind: 'img' | 'canvas' | 'svg' | 'background'
  /** Size of the image as shown, in CSS pixels. */
  width: number
  height: number
}

/** Something that was looked at and left alone. */
export interface FilteredCaptcha {
  /** Selector of the element, usable in the frame at `url`. */
  selector: string
  url: string
  /** Name of the module that looked at it. */
  module: string
  /** Why it was left alone, as a sentence. */
  reason: string
}

export interface FindResult {
  captchas: Captcha[]
  filtered: FilteredCaptcha[]
}

/**
 * How an attempt ended.
 *
 * - `accepted`: the page took the answer.
 * - `rejected`: the page refused it.
 * - `unconfirmed`: the answer was submitted and the page gave no sign either way.
 * - `entered`: the answer was typed and, as asked by `submit: false`, not submitted.
 * - `low-score`: every provider was less sure than `minScore`, so nothing was typed.
 * - `unreadable`: no provider could read this image, so nothing was typed.
 * - `outdated`: the page showed another image before the answer could be typed, so nothing was.
 */
export type Verdict =
  | 'accepted'
  | 'rejected'
  | 'unconfirmed'
  | 'entered'
  | 'low-score'
  | 'unreadable'
  | 'outdated'

/** What a verdict means for its attempt, and how it is shown. */
interface VerdictMeaning {
  /** Whether the answer was typed. */
  isTyped: boolean
  /** Whether the page said what it made of the answer. */
  isDecided: boolean
  /** Whether the answer stands on the page, so that the captcha counts as solved. */
  stands: boolean
  tone: 'good' | 'mid' | 'bad'
}

export const VERDICTS: Readonly<Record<Verdict, VerdictMeaning>> = {
  accepted: { isTyped: true, isDecided: true, stands: true, tone: 'good' },
  rejected: { isTyped: true, isDecided: true, stands: false, tone: 'bad' },
  unconfirmed: { isTyped: true, isDecided: false, stands: true, tone: 'mid' },
  entered: { isTyped: true, isDecided: false, stands: true, tone: 'mid' },
  'low-score': { isTyped: false, isDecided: false, stands: false, tone: 'mid' },
  unreadable: { isTyped: false, isDecided: false, stands: false, tone: 'bad' },
  outdated: { isTyped: false, isDecided: false, stands: false, tone: 'mid' },
}

/** One image of a captcha, and what became of it. */
export interface Attempt {
  /** 1 for the first image of a captcha, 2 for the next. */
  number: number
  captcha: Captcha
  /** The encoded image, exactly as it was read. */
  image: Uint8Array
  /** IANA media type of `image`. */
  mediaType: string
  /** How the image was taken from the page. */
  capturedBy: 'source' | 'canvas' | 'cdp' | 'screenshot'
  /** What each provider said, in the order they were asked. */
  answers: ProviderAnswer[]
  /** The reading that was used. */
  reading?: Reading
  verdict: Verdict
  /** Why the verdict is what it is, as a sentence. */
  reason: string
  /** Why the provider could not be told of the verdict, where it has a way and it failed. */
  reportError?: Error
  /** Milliseconds from locating the captcha to the verdict. */
  ms: number
}

/** All that was done about one captcha, whether it was solved or not. */
export interface Solution {
  captcha: Captcha
  /** The text that was typed last. */
  text?: string
  /** Score of that text in [0, 1], where the provider gave one. */
  score?: number
  /** Name of the provider that read it. */
  provider?: string
  attempts: Attempt[]
}

/** A captcha whose answer stands on the page. */
export interface SolvedCaptcha {
  captcha: Captcha
  text: string
  verdict: 'accepted' | 'unconfirmed' | 'entered'
  /** Whether the page showed that it took the answer. Only this is certain. */
  confirmed: boolean
  attempts: number
  /** Milliseconds from the first attempt to the verdict. */
  ms: number
}

export interface SolveResult extends FindResult {
  /** One for each captcha that was tried. */
  solutions: Solution[]
  /** One for each captcha that was solved. */
  solved: SolvedCaptcha[]
  /** With `throwOnError: false`, what would have been thrown. */
  error?: ImageCaptchaError
}
