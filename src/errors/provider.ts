import { ImageCaptchaError } from './base.ts'

/** The kind of a provider's failure, which decides what happens next. */
export type ProviderErrorKind =
  /** Fails again for every image (bad key, no funds, blocked): stop at once. */
  | 'permanent'
  /** May pass later (overloaded, unreachable, timed out). */
  | 'transient'
  /** This image can't be read; another one may be. */
  | 'image'
  /** The request is wrong: a mistake of the caller's or of this package. */
  | 'request'

export interface ProviderErrorFields {
  provider: string
  kind: ProviderErrorKind
  /** The service's own code, or one of ours such as `PROVIDER_UNREACHABLE`. */
  code: string
  /** HTTP status, if there was a reply. */
  status?: number | undefined
  taskId?: string | undefined
  /** Milliseconds the service asked clients to wait, from `Retry-After`. */
  retryAfter?: number | undefined
  /** The beginning of the service's reply, without secrets. */
  excerpt?: string | undefined
  cause?: unknown
}

/** A provider could not read an image. */
export class ProviderError extends ImageCaptchaError {
  override readonly name = 'ProviderError'
  readonly provider: string
  readonly kind: ProviderErrorKind
  readonly status: number | undefined
  readonly taskId: string | undefined
  readonly retryAfter: number | undefined
  readonly excerpt: string | undefined

  constructor(message: string, fields: ProviderErrorFields) {
    // The codes are the services' own, so one section of the docs covers them all.
    const { code, cause } = fields
    super(code, message, { section: 'PROVIDER_ERROR', ...(cause !== undefined && { cause }) })
    this.provider = fields.provider
    this.kind = fields.kind
    this.status = fields.status
    this.taskId = fields.taskId
    this.retryAfter = fields.retryAfter
    this.excerpt = fields.excerpt
  }

  /** Whether the same request may succeed if sent again. */
  get isRetryable(): boolean {
    return this.kind === 'transient'
  }
}

/** The solver's `budget` doesn't allow asking a provider. Nothing was sent. */
export class BudgetExceededError extends ImageCaptchaError<'BUDGET_EXCEEDED'> {
  override readonly name = 'BudgetExceededError'
  constructor(
    /** The part of the budget that is spent. */
    readonly limit: 'requests' | 'cost',
    /** What the budget allows. */
    readonly allowed: number,
    /** What is spent, including requests in flight. */
    readonly spent: number,
    /** Name of the provider that was not asked. */
    readonly provider: string,
  ) {
    super(
      'BUDGET_EXCEEDED',
      `The budget of ${limit === 'cost' ? `cost ${allowed}` : `${allowed} requests`} doesn't allow asking ${provider}: ` +
        `${spent} spent or in flight. Raise \`budget.${limit}\`, or find out why so many images had to be read.`,
    )
  }
}

/** What a shared budget is written down in can't be asked. Nothing was sent to a provider, since nobody knows what is left. */
export class BudgetUnavailableError extends ImageCaptchaError<'BUDGET_UNAVAILABLE'> {
  override readonly name = 'BudgetUnavailableError'
  constructor(
    /** Where the budget is written down, without credentials. */
    readonly store: string,
    /** Why it can't be asked, as a clause. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(
      'BUDGET_UNAVAILABLE',
      `The budget at ${store} can't be asked, so nothing was sent: ${reason}. Check that it runs, and that this machine may use it.`,
      options,
    )
  }
}

/** sharp, which decodes images, is not installed where the program runs, or not for its platform. */
export class ImageLibraryMissingError extends ImageCaptchaError<'IMAGE_LIBRARY_MISSING'> {
  override readonly name = 'ImageLibraryMissingError'
  constructor(
    /** Why it can't be loaded, as a clause. */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(
      'IMAGE_LIBRARY_MISSING',
      `sharp, which decodes images, can't be loaded: ${problem}. Install it where the program runs, for its platform: npm install --include=optional sharp`,
      options,
    )
  }
}

/** The bytes are not an image that could show a captcha: empty, corrupt, not an image, too small or too large. */
export class InvalidImageError extends ImageCaptchaError<'INVALID_IMAGE'> {
  override readonly name = 'InvalidImageError'
  constructor(
    /** What is wrong, as a clause: "the file is empty". */
    readonly problem: string,
    /** Size of the file. */
    readonly bytes: number,
    options?: ErrorOptions,
  ) {
    super(
      'INVALID_IMAGE',
      `The image (${bytes} ${bytes === 1 ? 'byte' : 'bytes'}) can't be used: ${problem}. ` +
        'Expected a PNG, JPEG, GIF, WebP or SVG of the captcha as the page shows it.',
      options,
    )
  }
}
