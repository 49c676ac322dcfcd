import type * as v from 'valibot'
import type { Failure, FailureTable } from './failures.ts'

/** How a service is called. What every provider that asks one needs. */
export interface Service {
  provider: string
  apiKey?: string | undefined
  environmentVariable: string
  fetch?: typeof globalThis.fetch | undefined
  /** Milliseconds everything may take together. */
  timeout: number
  /** Milliseconds one request may take. */
  requestTimeout: number
  retries: number
  retryDelay: number
  failures: FailureTable
  /** What a reply says went wrong, if it does. The body counts first, whatever the HTTP status. */
  findFailure: (body: unknown) => Failure | undefined
}

export interface ServiceRequest<Schema extends v.GenericSchema> {
  url: URL
  /** Sent as JSON, but for a form. */
  body: FormData | Record<string, unknown>
  /** What a good reply looks like. */
  schema: Schema
  /** Whether sending it twice does no harm. When not, it is sent again only if the service surely did nothing. */
  repeatable: boolean
}

/** One use of a service, from the first request to the last. */
export interface ServiceCall {
  readonly key: string
  readonly signal: AbortSignal
  /** What must not show in an error. */
  readonly secrets: readonly string[]
  /** Adds a secret, which must not show in the log either. */
  hide(secret: string): void
  /** What the last reply was, for an error about what it says. */
  seen: { status?: number; excerpt?: string }
  /** What is waited for and for which task, for the error when the time is up. */
  readonly progress: { waitingFor: string; taskId?: string | undefined }
  post<Schema extends v.GenericSchema>(request: ServiceRequest<Schema>): Promise<v.InferOutput<Schema>>
}
