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
  readonly excerpt: string | undefined

  constructor(message: string, fields: ProviderErrorFields) {
    super(message, fields.cause === undefined ? undefined : { cause: fields.cause })
    this.provider = fields.provider
    this.kind = fields.kind
    this.code = fields.code
    this.status = fields.status
    this.taskId = fields.taskId
    this.excerpt = fields.excerpt
  }

  /** Whether the same request may pass when sent again. */
  get isRetryable(): boolean {
    return this.kind === 'transient'
  }
}
