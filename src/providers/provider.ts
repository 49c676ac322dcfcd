import type { AnswerRules } from '../answer-rules.ts'
import type { ImageCaptchaError } from '../errors/index.ts'

/**
 * The contract of a provider: whatever turns the image of a captcha into text. Every provider of ours, and every
 * one a user writes, is this object; `solve-image-captchas/testing` has the suite that checks one.
 */
export interface Provider {
  /** How results, errors and reports name it, for example `'capsolver'`. */
  readonly name: string
  /** Whether a reading costs nothing (read on this machine, or known beforehand): a budget doesn't count it. */
  readonly free?: boolean
  /**
   * Reads one image. Rejects with a `ProviderError` when it can't; never resolves to an empty text.
   * Obeys `request.signal`.
   */
  read(request: ReadRequest): Promise<Reading>
  /** Tells the service whether the page took the answer, where its API has a way. */
  report?(reading: Reading, verdict: 'accepted' | 'rejected', signal: AbortSignal): Promise<void>
  /** What is left on the account, in the service's own currency. */
  balance?(signal: AbortSignal): Promise<number>
  /** Frees what the provider holds (sessions, sockets). A closed provider is not used again. */
  close?(): Promise<void>
}

/** What a provider is asked to read, and all that is known about the answer. */
export interface ReadRequest extends AnswerRules {
  /** The encoded image, exactly as the page showed it. */
  image: Uint8Array
  /** IANA media type of `image`, for example `'image/png'`. Told from the first bytes when left out. */
  mediaType?: string
  /** The provider's own name for this kind of captcha, for example `'queueit'`. */
  module?: ProviderModule
  /** The score in [0, 1] under which the caller will not use the reading. */
  minScore?: number
  /** Address of the page that shows the captcha. */
  pageUrl?: string
  /** Ends the reading early. */
  signal?: AbortSignal
}

/** What a provider read. */
export interface Reading {
  /** The answer to type. Never empty. */
  text: string
  /** How sure the provider is that the whole text is right, in [0, 1]. Left out by providers that don't say. */
  score?: number
  /** The service's own name for this recognition, for `report`. */
  id?: string
  /** What the reading cost, in the service's own currency. */
  cost?: number
  /** Name of the provider that read it. */
  provider: string
  /** What each provider said, in the order they were asked, where more than one could be (`chain()`). */
  answers?: ProviderAnswer[]
}

/** What one provider said of one image. */
export interface ProviderAnswer {
  provider: string
  /** The reading, when it gave one. */
  reading?: Reading
  /** The error, when it gave none. */
  error?: ImageCaptchaError
  /** Milliseconds it took. */
  ms: number
}

/** A user's own reader: the text, or the text with a score. */
export type ReadFunction = (
  request: ReadRequest,
) =>
  | string
  | Pick<Reading, 'text' | 'score' | 'id' | 'cost'>
  | Promise<string | Pick<Reading, 'text' | 'score' | 'id' | 'cost'>>

/** The captcha kinds that CapSolver's documents name; any other string is passed through. */
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
