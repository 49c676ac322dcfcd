import type { ImageCaptchaError } from './errors.ts'
import type { Reading } from './providers/provider.ts'

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
  /** How the picture is put on the page. */
  imageKind: 'img' | 'canvas' | 'svg' | 'background'
  /** Size of the picture as shown, in CSS pixels. */
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
 * - `unreadable`: no provider could read this picture, so nothing was typed.
 * - `outdated`: the page showed another picture before the answer could be typed, so nothing was.
 */
export type Verdict =
  | 'accepted'
  | 'rejected'
  | 'unconfirmed'
  | 'entered'
  | 'low-score'
  | 'unreadable'
  | 'outdated'

/** What one provider said of one picture. */
export interface ProviderAnswer {
  provider: string
  /** The reading, when it gave one. */
  reading?: Reading
  /** The error, when it gave none. */
  error?: ImageCaptchaError
  /** Milliseconds it took. */
  ms: number
}

/** One image of a captcha, and what became of it. */
export interface Attempt {
  /** 1 for the first image of a captcha, 2 for the next. */
  number: number
  captcha: Captcha
  /** The encoded picture, exactly as it was read. */
  image: Uint8Array
  /** IANA media type of `image`. */
  mediaType: string
  /** How the picture was taken from the page. */
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
