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
