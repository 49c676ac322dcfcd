import type { ProviderError, ProviderErrorKind } from '../../errors/index.ts'

/** What a service's code means, and how to handle it. */
export interface FailureMeaning {
  kind: ProviderErrorKind
  /** As a clause: "the account has no funds". */
  meaning: string
  /** The service did nothing, so even a request that costs money can be sent again. */
  unprocessed?: true
}

/** Every code that a service is known to return. */
export type FailureTable = Readonly<Record<string, FailureMeaning>>

/** The failure that a reply reports. */
export interface Failure {
  /** The service's code, or one of ours if it returns only words. */
  code: string
  /** The service's words. */
  description: string
  taskId?: string | undefined
}

/** How services without documented codes say that an account can't be used. */
const ACCOUNT_REFUSED =
  /\b(invalid|wrong|denied|expired|missing|unknown|no such|not exist)\b.*\b(key|token)\b|\b(key|token)\b.*\b(invalid|wrong|denied|expired|missing|unknown|not exist)|unauthori[sz]ed|forbidden/i
const ACCOUNT_EMPTY = /balance|insufficient|no funds|not enough|quota|exhausted|số dư|余额|余量|次数/i

/**
 * Classifies a failure by the table, else by its words, else by the HTTP status. Words about the account count as
 * permanent, because services block clients that keep trying.
 */
export function classifyFailure(table: FailureTable, failure: Failure, status: number): FailureMeaning {
  const known = Object.hasOwn(table, failure.code) ? table[failure.code] : undefined
  if (known) return known
  const words = `${failure.code.replaceAll('_', ' ')} ${failure.description}`
  if (ACCOUNT_REFUSED.test(words)) return { kind: 'permanent', meaning: 'the key was refused' }
  if (ACCOUNT_EMPTY.test(words)) return { kind: 'permanent', meaning: 'the account has nothing left' }
  return classifyStatus(status)
}

/** Classifies a reply of which nothing but the HTTP status is understood. */
export function classifyStatus(status: number): FailureMeaning {
  if (status === 401 || status === 403) return { kind: 'permanent', meaning: 'the key was refused' }
  if (status === 402) return { kind: 'permanent', meaning: 'the account has nothing left' }
  if (status === 429) return { kind: 'transient', meaning: 'too many requests', unprocessed: true }
  if (status === 503) return { kind: 'transient', meaning: 'the service is unavailable', unprocessed: true }
  if (status === 408 || status === 425 || status >= 500)
    return { kind: 'transient', meaning: 'the service failed' }
  if (status >= 400) return { kind: 'request', meaning: 'the service rejected the request' }
  if (status >= 300)
    return { kind: 'request', meaning: 'the address redirects, and redirects are not followed' }
  return { kind: 'transient', meaning: 'the service failed' }
}

/** Whether a request can be sent again although it costs money: the service certainly did nothing. */
export function isUnprocessed(table: FailureTable, error: ProviderError): boolean {
  if (error.code === 'PROVIDER_UNREACHABLE') return true
  if (Object.hasOwn(table, error.code)) return table[error.code]?.unprocessed ?? false
  return error.status !== undefined && (classifyStatus(error.status).unprocessed ?? false)
}
