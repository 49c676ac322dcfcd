import { ImageLibraryMissingError, ProviderError, type ProviderErrorKind } from '../../errors/index.ts'
import { capsolverFailures } from '../../providers/capsolver/failures.ts'

/** CapSolver's codes for refused requests. `UNAVALIABLE` is the vendor's spelling. */
export type RefusalCode =
  | 'ERROR_BAD_REQUEST'
  | 'ERROR_INVALID_TASK_DATA'
  | 'ERROR_TASK_NOT_SUPPORTED'
  | 'ERROR_TASKID_INVALID'
  | 'ERROR_TASK_NOT_FOUND'
  | 'ERROR_PARSE_IMAGE_FAIL'
  | 'ERROR_CAPTCHA_UNSOLVABLE'
  | 'ERROR_KEY_DENIED_ACCESS'
  | 'ERROR_RATE_LIMIT'
  | 'ERROR_TASK_TIMEOUT'
  | 'ERROR_SERVICE_UNAVALIABLE'
  // A code of CapSolver's that the provider itself got.
  | (string & {})

/** The HTTP status of each code. As at the vendor, all others have 400. */
const statuses: Readonly<Record<string, number>> = {
  ERROR_KEY_DENIED_ACCESS: 401,
  ERROR_RATE_LIMIT: 429,
  ERROR_SERVICE_UNAVALIABLE: 503,
  ERROR_TASK_TIMEOUT: 504,
}

/** Thrown to answer a request with an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** HTTP status of the reply. */
  readonly status: number

  constructor(
    readonly code: RefusalCode,
    description: string,
    { status = statuses[code] ?? 400, headers = {} }: RefusalExtras = {},
  ) {
    super(description)
    this.status = status
    this.headers = headers
  }

  readonly headers: Readonly<Record<string, string>>
}

interface RefusalExtras {
  status?: number
  headers?: Readonly<Record<string, string>>
}

/** Tells the client to retry after 1 second. */
export const retryLater = { 'retry-after': '1' }

/** The codes for failures whose own code is not one of CapSolver's. */
const codes: Record<ProviderErrorKind, RefusalCode> = {
  image: 'ERROR_CAPTCHA_UNSOLVABLE',
  request: 'ERROR_INVALID_TASK_DATA',
  transient: 'ERROR_SERVICE_UNAVALIABLE',
  permanent: 'ERROR_SERVICE_UNAVALIABLE',
}

/**
 * Awaits a provider.
 *
 * @throws {Refusal} with the message of the provider's error, which contains no secret.
 */
export async function orRefuse<Value>(step: Promise<Value>): Promise<Value> {
  try {
    return await step
  } catch (error) {
    if (error instanceof ImageLibraryMissingError) throw new Refusal(codes.permanent, error.summary)
    if (!(error instanceof ProviderError)) throw error
    throw new Refusal(toCode(error), error.summary)
  }
}

function toCode({ code, kind }: ProviderError): RefusalCode {
  if (code === 'IMAGE_INVALID') return 'ERROR_PARSE_IMAGE_FAIL'
  return Object.hasOwn(capsolverFailures, code) ? code : codes[kind]
}
