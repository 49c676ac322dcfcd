import type * as v from 'valibot'
import { keepFromLog } from '../../log/to-line.ts'
import { withDeadline } from '../../shared/abort.ts'
import { defined } from '../../shared/defined.ts'
import { ownError } from '../own-codes.ts'
import { isUnprocessed } from './failures.ts'
import { findKey } from './key.ts'
import { readReply } from './read-reply.ts'
import { retry } from './retry.ts'
import { type Outgoing, send } from './send.ts'
import type { Service, ServiceCall, ServiceRequest } from './service.ts'

/**
 * Looks up the key and calls the service, all within the service's `timeout`.
 *
 * @throws {ProviderError} with code `READ_TIMEOUT` after the timeout, saying what the call was waiting for.
 * @throws the reason of `signal` once it is aborted.
 */
export async function callService<Value>(
  service: Service,
  signal: AbortSignal | undefined,
  run: (call: ServiceCall) => Promise<Value>,
): Promise<Value> {
  signal?.throwIfAborted()
  const { provider, timeout } = service
  const key = findKey(provider, service.apiKey, service.keyVariable)
  const ends = performance.now() + timeout
  const progress: ServiceCall['progress'] = { waitingFor: 'its first reply' }
  const late = () =>
    ownError(
      'READ_TIMEOUT',
      `${provider} did not finish within ${timeout} ms: still waiting for ${progress.waitingFor}.`,
      { provider, taskId: progress.taskId },
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
      send: (request) =>
        retry(() => sendOnce(service, call, request), {
          retries: service.retries,
          delay: service.retryDelay,
          signal: deadline,
          remaining: () => ends - performance.now(),
          isRepeatable: (error) =>
            error.isRetryable && (request.repeatable || isUnprocessed(service.failures, error)),
          onWait: ({ code }) => {
            progress.waitingFor = `a better reply than ${code}`
          },
        }),
    }
    return run(call)
  })
}

async function sendOnce<Schema extends v.GenericSchema>(
  service: Service,
  call: ServiceCall,
  { url, body, schema }: ServiceRequest<Schema>,
): Promise<v.InferOutput<Schema>> {
  const reply = await send({
    provider: service.provider,
    url,
    ...encodeBody(body),
    fetch: service.fetch ?? globalThis.fetch,
    timeout: service.requestTimeout,
    signal: call.signal,
    secrets: call.secrets,
  })
  return readReply(service, call, reply, url, schema)
}

function encodeBody(body: ServiceRequest<v.GenericSchema>['body']): Pick<Outgoing, 'body' | 'headers'> {
  // Only fetch knows the boundary of a form, so it sets the header of forms.
  if (body === undefined || body instanceof FormData || body instanceof URLSearchParams)
    return defined({ body })
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
