import { ProviderError, type ProviderErrorFields, type ProviderErrorKind } from '../errors/index.ts'

/** The codes this package adds to those of the services, each with its kind. The documents list every one. */
export const ownCodes = {
  MISSING_API_KEY: 'permanent',
  PROVIDER_UNREACHABLE: 'transient',
  CONNECTION_LOST: 'transient',
  REQUEST_TIMEOUT: 'transient',
  READ_TIMEOUT: 'transient',
  TASK_NEVER_READY: 'transient',
  REPLY_TOO_LARGE: 'transient',
  REPLY_NOT_JSON: 'transient',
  REPLY_INVALID: 'transient',
  EMPTY_TEXT: 'image',
  INVALID_READING: 'request',
  PROVIDER_THREW: 'transient',
  CALLBACK_UNAVAILABLE: 'request',
  IMAGE_NOT_DECODED: 'image',
  GIF_REFUSED: 'request',
  MIXED_IMAGES: 'request',
  IMAGE_INVALID: 'image',
  NO_TEXT: 'image',
  NOT_A_SUM: 'image',
  MODEL_UNUSABLE: 'permanent',
  PROVIDER_CLOSED: 'request',
  PACKAGE_MISSING: 'permanent',
  REDIS_DENIED: 'permanent',
  REDIS_FAILED: 'transient',
  QUEUE_FULL: 'transient',
  JOB_LOST: 'transient',
  WORKER_LOST: 'transient',
  WORKER_FAILED: 'transient',
  JOB_NOT_UNDERSTOOD: 'request',
} as const satisfies Record<string, ProviderErrorKind>

/** Creates an error with one of this package's own codes. */
export function ownError(
  code: keyof typeof ownCodes,
  message: string,
  fields: Omit<ProviderErrorFields, 'code' | 'kind'>,
): ProviderError {
  return new ProviderError(message, { ...fields, code, kind: ownCodes[code] })
}
