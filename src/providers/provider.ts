import type { AnswerRules } from '../answer-rules.ts'
import type { ImageCaptchaError } from '../errors/index.ts'

/**
 * A provider turns the image of a captcha into text. Every provider, built in or written by a user, implements this
 * contract; `solve-image-captchas/testing` has the test suite for it.
 */
export interface Provider {
  /** The name in results, errors and reports, for example `'capsolver'`. */
  readonly name: string
  /**
   * Whether readings cost nothing (read on this machine, or known beforehand). A budget doesn't count them.
   *
   * @default false
   */
  readonly free?: boolean
  /**
   * How many images a solver lets it read at the same time, unless the solver's own `concurrency` is set: few if each takes
   * this machine's processors, many if each only waits for a service.
   *
   * @default 4
   */
  readonly concurrency?: number
  /**
   * Reads one image. Never resolves to an empty text. Rejects with the reason of `request.signal` once it is aborted.
   *
   * @throws {ProviderError} if it can't.
   */
  read(request: ReadRequest): Promise<Reading>
  /** Does ahead of time what would make the first reading slow. Costs nothing and sends nothing. */
  warmUp?(): Promise<void>
  /** Reports to the service whether the page accepted the answer, if its API takes reports. */
  report?(reading: Reading, verdict: 'accepted' | 'rejected', signal: AbortSignal): Promise<void>
  /** Returns what is left on the account, in the service's own currency. */
  balance?(signal: AbortSignal): Promise<number>
  /** Releases what the provider holds (sessions, sockets). A closed provider is not used again. */
  close?(): Promise<void>
}

/** The image to read, and everything that is known about the answer. */
export interface ReadRequest extends AnswerRules {
  /** The encoded image, exactly as the page shows it. */
  image: Uint8Array
  /** IANA media type of `image`, for example `'image/png'`. Default: detected from the first bytes. */
  mediaType?: string
  /** The provider's own name for this kind of captcha, for example `'queueit'`. */
  module?: ProviderModule
  /** The score in [0, 1] below which the caller won't use the reading. */
  minScore?: number
  /** Address of the page that shows the captcha. */
  pageUrl?: string
  /** Aborts the reading. */
  signal?: AbortSignal
}

/** What a provider read. */
export interface Reading {
  /** The answer to type. Never empty. */
  text: string
  /** The provider's confidence in [0, 1] that the whole text is right. Missing if the provider gives none. */
  score?: number
  /** The service's id of this reading, for `report`. */
  id?: string
  /** The cost of the reading, in the service's own currency. */
  cost?: number
  /** Name of the provider that read it. */
  provider: string
  /** What each provider returned, in the order they were asked, if there were several (`chain()`). */
  answers?: ProviderAnswer[]
}

/** What one provider returned for one image. */
export interface ProviderAnswer {
  provider: string
  /** The reading, if it succeeded. */
  reading?: Reading
  /** The error, if it failed. */
  error?: ImageCaptchaError
  /** Milliseconds it took. */
  ms: number
}

/** A user's own reader, which returns the text, or the text with a score. */
export type ReadFunction = (
  request: ReadRequest,
) =>
  | string
  | Pick<Reading, 'text' | 'score' | 'id' | 'cost'>
  | Promise<string | Pick<Reading, 'text' | 'score' | 'id' | 'cost'>>

/** The kinds of captcha that CapSolver documents. Any other string is passed through. */
export type ProviderModule =
  | 'common'
  | 'queueit'
  | 'mtcaptcha'
  | 'dell'
  | 'amazon'
  | 'amazon-gif'
  | 'web-de-login'
  | 'web-de-register'
  | 'web-de-imap'
  | 'io-bs-mou'
  | 'cargo'
  | (string & {})
