import * as v from 'valibot'
import { ProviderError } from '../../errors/index.ts'
import { describeUrl } from '../../log/redact.ts'
import { classifyFailure, classifyStatus } from './failures.ts'
import { parseRetryAfter } from './retry.ts'
import { makeExcerpt, type Reply } from './send.ts'
import type { Service, ServiceCall } from './service.ts'

/**
 * Makes of a reply what it promises, or the error it is. What the body says counts first; services send errors with any
 * HTTP status.
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
  const body = parseJson(reply.text)
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
    throw new ProviderError(
      `${provider} answered ${describeUrl(url)} with HTTP ${reply.status}, ${meaning}.`,
      {
        ...seen,
        kind,
        code: `HTTP_${reply.status}`,
      },
    )
  }
  if (body === undefined) {
    throw new ProviderError(
      `${provider} answered ${describeUrl(url)} with something that is no complete JSON: "${excerpt}". ` +
        'Is that the address of the service?',
      { ...seen, kind: 'transient', code: 'REPLY_NOT_JSON' },
    )
  }
  const parsed = v.safeParse(schema, body)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new ProviderError(
    `${provider} answered ${describeUrl(url)} with a reply of another shape than documented, ` +
      `at "${v.getDotPath(issue) ?? ''}": expected ${issue.expected ?? 'another value'}.`,
    { ...seen, kind: 'transient', code: 'REPLY_INVALID' },
  )
}

/** `undefined` for what is no JSON; the parser's own error would quote the text, secrets and all. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
