import { ImageCaptchaError } from './base.ts'

/** What went wrong in a provider, which decides what is done next. */
export type ProviderErrorKind =
  /** Will fail again for every image (bad key, no funds, blocked): stop at once. */
  | 'permanent'
  /** May pass when asked again later (overloaded, unreachable, timed out). */
  | 'transient'
  /** This image can't be read; another one may. */
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
  /** Milliseconds the service asked to be left alone for. */
  retryAfter?: number | undefined
  /** The beginning of what the service replied, with every secret taken out. */
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
    // The codes are the services' own: all are told of in one place.
    const { code, cause } = fields
    super(code, message, { section: 'PROVIDER_ERROR', ...(cause !== undefined && { cause }) })
    this.provider = fields.provider
    this.kind = fields.kind
    this.status = fields.status
    this.taskId = fields.taskId
    this.retryAfter = fields.retryAfter
    this.excerpt = fields.excerpt
  }

  /** Whether the same request may pass when sent again. */
  get isRetryable(): boolean {
    return this.kind === 'transient'
  }
}

/** A provider had to be asked, and the solver's `budget` is spent. Nothing was sent. */
export class BudgetExceededError extends ImageCaptchaError<'BUDGET_EXCEEDED'> {
  override readonly name = 'BudgetExceededError'
  constructor(
    /** Which part of the budget is spent. */
    readonly limit: 'requests' | 'cost',
    /** What the budget allows. */
    readonly allowed: number,
    /** What is spent or under way. */
    readonly spent: number,
    /** Name of the provider that was not asked. */
    readonly provider: string,
  ) {
    super(
      'BUDGET_EXCEEDED',
      `The budget of ${limit === 'cost' ? `cost ${allowed}` : `${allowed} requests`} doesn't allow asking ${provider}: ` +
        `${spent} spent or under way. Raise \`budget.${limit}\`, or find out why so many images had to be read.`,
    )
  }
}

/** The bytes are no image that could show a captcha: empty, corrupt, of another kind, too small or too large. */
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
        'A PNG, JPEG, GIF, WebP or SVG of the captcha as the page shows it is expected.',
      options,
    )
  }
}
