import type * as v from 'valibot'
import type { Failure, FailureTable } from './failures.ts'

/** How to call a service: what every provider of one needs. */
export interface Service {
  provider: string
  apiKey?: string | undefined
  /** The environment variable that holds the key if `apiKey` doesn't. */
  keyVariable: string
  fetch?: typeof globalThis.fetch | undefined
  /** Milliseconds that everything may take together. */
  timeout: number
  /** Milliseconds that one request may take. */
  requestTimeout: number
  retries: number
  retryDelay: number
  failures: FailureTable
  /** Finds the failure in a reply, if it reports one. The body counts first, whatever the HTTP status. */
  findFailure: (body: unknown) => Failure | undefined
  /** Understands a reply that isn't JSON. Returns undefined if it can't. */
  parseText?: (text: string) => unknown
}

export interface ServiceRequest<Schema extends v.GenericSchema> {
  url: URL
  /** Sent by POST: as JSON, except a form. Without it, the request is a GET. */
  body?: FormData | URLSearchParams | Record<string, unknown>
  /** The schema of a successful reply. */
  schema: Schema
  /** Whether sending it twice is harmless. If not, it is sent again only if the service certainly did nothing. */
  repeatable: boolean
}

/** One use of a service, from the first request to the last. */
export interface ServiceCall {
  readonly key: string
  readonly signal: AbortSignal
  /** Texts that must not appear in an error. */
  readonly secrets: readonly string[]
  /** Adds a secret, which is kept out of the log too. */
  hide(secret: string): void
  /** The last reply, for errors about its content. */
  seen: { status?: number; excerpt?: string }
  /** What the call is waiting for, and for which task, for the timeout error. */
  readonly progress: { waitingFor: string; taskId?: string | undefined }
  send<Schema extends v.GenericSchema>(request: ServiceRequest<Schema>): Promise<v.InferOutput<Schema>>
}
