import { ProviderError, type ProviderErrorKind } from '../../../errors/index.ts'
import { capsolverFailures } from '../../../providers/capsolver/failures.ts'

/** The codes of CapSolver's that a refused request is answered with. `UNAVALIABLE` is spelt so by the vendor. */
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
  // A code that another service gave, handed on.
  | (string & {})

/** The HTTP status of a code; 400 for every other, as at the vendor. */
const statuses: Readonly<Record<string, number>> = {
  ERROR_KEY_DENIED_ACCESS: 401,
  ERROR_RATE_LIMIT: 429,
  ERROR_SERVICE_UNAVALIABLE: 503,
  ERROR_TASK_TIMEOUT: 504,
}

/** A request that is answered with an error. */
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

/** The headers of a reply that says: not now. Seconds, as HTTP has it. */
export const retryLater = { 'retry-after': '1' }

/** What a client is told of a failure whose code is not CapSolver's. */
const codes: Record<ProviderErrorKind, RefusalCode> = {
  image: 'ERROR_CAPTCHA_UNSOLVABLE',
  request: 'ERROR_INVALID_TASK_DATA',
  transient: 'ERROR_SERVICE_UNAVALIABLE',
  permanent: 'ERROR_SERVICE_UNAVALIABLE',
}

/**
 * What a provider gives.
 *
 * @throws {Refusal} for what went wrong in it, in its words; they hold no secret.
 */
export async function orRefuse<Value>(step: Promise<Value>): Promise<Value> {
  try {
    return await step
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    throw new Refusal(toCode(error), error.summary)
  }
}

function toCode({ code, kind }: ProviderError): RefusalCode {
  if (code === 'IMAGE_INVALID') return 'ERROR_PARSE_IMAGE_FAIL'
  return Object.hasOwn(capsolverFailures, code) ? code : codes[kind]
}
