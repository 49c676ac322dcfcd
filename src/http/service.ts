import type * as v from 'valibot'
import { withDeadline } from '../abort.ts'
import { ProviderError } from '../errors.ts'
import { keepFromLog } from '../log/index.ts'
import { type Failure, type FailureTable, isUnprocessed } from './failures.ts'
import { findKey } from './find-key.ts'
import { readReply } from './read-reply.ts'
import { retry } from './retry.ts'
import { send } from './send.ts'

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

/**
 * Looks up the key and calls the service, all within the service's `timeout`.
 *
 * @throws {ProviderError} with code `READ_TIMEOUT` when the time is up, saying what was waited for.
 * @throws the reason of `signal` when it is aborted.
 */
export async function callService<Value>(
  service: Service,
  signal: AbortSignal | undefined,
  run: (call: ServiceCall) => Promise<Value>,
): Promise<Value> {
  signal?.throwIfAborted()
  const { provider, timeout } = service
  const key = findKey(provider, service.apiKey, service.environmentVariable)
  const ends = performance.now() + timeout
  const progress: ServiceCall['progress'] = { waitingFor: 'its first reply' }
  const late = () =>
    new ProviderError(
      `${provider} was not done within ${timeout} ms: still waiting for ${progress.waitingFor}.`,
      {
        provider,
        kind: 'transient',
        code: 'READ_TIMEOUT',
        taskId: progress.taskId,
      },
    )
  return withDeadline(timeout, signal, late, (deadline) => {
    const secrets = [key]
    const call: ServiceCall = {
      key,
      signal: deadline,
      secrets,
      hide(secret) {
        secrets.push(secret)
        keepFromLog(secret)
      },
      seen: {},
      progress,
      post: (request) =>
        retry(() => postOnce(service, call, request), {
          retries: service.retries,
          delay: service.retryDelay,
          signal: deadline,
          remaining: () => ends - performance.now(),
          isRepeatable: (error) =>
            error.isRetryable && (request.repeatable || isUnprocessed(service.failures, error)),
          onWait: ({ code }) => {
            progress.waitingFor = `a better answer than ${code}`
          },
        }),
    }
    return run(call)
  })
}

async function postOnce<Schema extends v.GenericSchema>(
  service: Service,
  call: ServiceCall,
  { url, body, schema }: ServiceRequest<Schema>,
): Promise<v.InferOutput<Schema>> {
  const form = body instanceof FormData
  const reply = await send({
    provider: service.provider,
    url,
    body: form ? body : JSON.stringify(body),
    // The boundary of a form is known to fetch only, which sets its header.
    ...(!form && { headers: { 'content-type': 'application/json' } }),
    fetch: service.fetch ?? globalThis.fetch,
    timeout: service.requestTimeout,
    signal: call.signal,
    secrets: call.secrets,
  })
  return readReply(service, call, reply, url, schema)
}
