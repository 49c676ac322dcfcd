import * as v from 'valibot'
import { ProviderError } from '../../errors/index.ts'
import { describeUrl } from '../../log/redact.ts'
import { parseRetryAfter } from '../../shared/retry-after.ts'
import { ownError } from '../own-codes.ts'
import { classifyFailure, classifyStatus } from './failures.ts'
import { makeExcerpt, type Reply } from './send.ts'
import type { Service, ServiceCall } from './service.ts'

/**
 * Parses a reply, or throws the error that it reports. The body counts first, because services send errors with any HTTP
 * status.
 *
 * @throws {ProviderError} with the service's code, `HTTP_<status>`, `REPLY_NOT_JSON` or `REPLY_INVALID`.
 */
export function readReply<Schema extends v.GenericSchema>(
  service: Service,
  call: ServiceCall,
  reply: Reply,
  url: URL,
  schema: Schema,
): v.InferOutput<Schema> {
  const { provider } = service
  const excerpt = makeExcerpt(reply.text, call.secrets)
  call.seen = { status: reply.status, excerpt }
  const seen = {
    provider,
    status: reply.status,
    taskId: call.progress.taskId,
    retryAfter: parseRetryAfter(reply.retryAfter),
    excerpt,
  }
  const body = parseJson(reply.text) ?? service.parseText?.(reply.text)
  const failure = service.findFailure(body)
  if (failure) {
    const { kind, meaning } = classifyFailure(service.failures, failure, reply.status)
    const words = failure.description && `: "${makeExcerpt(failure.description, call.secrets)}"`
    const code = makeExcerpt(failure.code, call.secrets)
    throw new ProviderError(`${provider} answered ${code}, ${meaning}${words}.`, {
      ...seen,
      kind,
      code,
      taskId: failure.taskId ?? seen.taskId,
    })
  }
  if (reply.status < 200 || reply.status > 299) {
    const { kind, meaning } = classifyStatus(reply.status)
    const message = `${provider} answered ${describeUrl(url)} with HTTP ${reply.status}, ${meaning}.`
    throw new ProviderError(message, { ...seen, kind, code: `HTTP_${reply.status}` })
  }
  if (body === undefined) {
    throw ownError(
      'REPLY_NOT_JSON',
      `${provider} answered ${describeUrl(url)} with something that is not complete JSON: "${excerpt}". ` +
        'Is that the address of the service?',
      seen,
    )
  }
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw ownError(
    'REPLY_INVALID',
    `${provider} answered ${describeUrl(url)} with a reply that doesn't have the documented shape, ` +
      `at "${v.getDotPath(issue) ?? ''}": expected ${issue.expected ?? issue.message}.`,
    seen,
  )
}

/** Returns `undefined` for anything but JSON: the parser's own error would quote the text, secrets and all. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
