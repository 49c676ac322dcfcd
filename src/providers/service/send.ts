import { ProviderError } from '../../errors/index.ts'
import { startLog } from '../../log/log.ts'
import { describeUrl, redact, redactError } from '../../log/redact.ts'
import { withDeadline } from '../../shared/abort.ts'
import { ownError } from '../own-codes.ts'

/** Replies are a few hundred bytes. Anything larger isn't one, and must not fill the memory. */
export const MAXIMUM_REPLY_BYTES = 1_000_000

/** What the system, TLS and fetch say if no connection was made, so that the service can't have seen the request. */
const NOT_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|bad port|.*(CERT|TLS|SIGNATURE).*)$/

export interface Outgoing {
  provider: string
  url: URL
  /** Without it, the request is a GET. */
  body?: string | FormData | URLSearchParams
  headers?: Record<string, string>
  fetch: typeof globalThis.fetch
  /** Milliseconds until the reply must be complete. */
  timeout: number
  signal: AbortSignal
  /** Texts that must not appear in an error. */
  secrets: readonly string[]
}

export interface Reply {
  status: number
  /** The `Retry-After` header. */
  retryAfter: string | null
  text: string
}

/**
 * Sends one request, once, and reads the whole reply. Doesn't follow redirects, which would carry the key to an
 * address that nobody configured.
 *
 * @throws {ProviderError} `PROVIDER_UNREACHABLE` if nothing was sent, `CONNECTION_LOST`, `REQUEST_TIMEOUT` or
 *   `REPLY_TOO_LARGE`.
 * @throws the reason of `signal` once it is aborted.
 */
export async function send(outgoing: Outgoing): Promise<Reply> {
  const { provider, url, timeout, signal } = outgoing
  const late = () =>
    ownError(
      'REQUEST_TIMEOUT',
      `${provider} didn't complete its reply to ${describeUrl(url)} within ${timeout} ms.`,
      { provider },
    )
  const logReply = startLog('provider')
  return withDeadline(timeout, signal, late, async (requestSignal) => {
    try {
      const response = await outgoing.fetch(url, {
        method: outgoing.body === undefined ? 'GET' : 'POST',
        body: outgoing.body ?? null,
        headers: { accept: 'application/json', ...outgoing.headers },
        redirect: 'manual',
        signal: requestSignal,
      })
      const text = await readLimited(response, outgoing)
      logReply(
        () => `${provider}: ${describeUrl(url)} answered ${response.status}, ${text.length} characters`,
      )
      return { status: response.status, retryAfter: response.headers.get('retry-after'), text }
    } catch (error) {
      logReply(() => `${provider}: ${describeUrl(url)} did not reply`)
      requestSignal.throwIfAborted()
      throw error instanceof ProviderError ? error : toConnectionError(error, outgoing)
    }
  })
}

async function readLimited(response: Response, { provider, url, secrets }: Outgoing): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  // Leaving the loop early cancels the body, which frees its socket.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    text += decoder.decode(chunk, { stream: true })
    if (size > MAXIMUM_REPLY_BYTES) {
      throw ownError(
        'REPLY_TOO_LARGE',
        `${provider} sent more than ${MAXIMUM_REPLY_BYTES} bytes from ${describeUrl(url)}; the rest was not read.`,
        { provider, status: response.status, excerpt: makeExcerpt(text, secrets) },
      )
    }
  }
  return text + decoder.decode()
}

/** The beginning of a reply, without secrets. They are removed first, because the cut may leave half of one. */
export function makeExcerpt(text: string, secrets: readonly string[]): string {
  const clean = redact(text, secrets)
  return clean.length > 200 ? `${clean.slice(0, 200)}…` : clean
}

function toConnectionError(error: unknown, { provider, url, secrets }: Outgoing): ProviderError {
  const cause = redactError(error, secrets)
  const reason = findReason(cause)
  const unreachable = NOT_CONNECTED.test(reason)
  const what = unreachable ? "can't be reached" : 'lost the connection before its reply was complete'
  return ownError(
    unreachable ? 'PROVIDER_UNREACHABLE' : 'CONNECTION_LOST',
    `${provider} ${what} at ${describeUrl(url)} (${reason}).`,
    { provider, cause },
  )
}

/** The system's error code, which one of the causes has, else the message of the innermost cause. */
function findReason(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause instanceof Error ? findReason(error.cause) : error.message
}
