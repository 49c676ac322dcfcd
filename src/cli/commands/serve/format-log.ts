import { toPrintable, toPrintableJson, toPrintableLines } from '../../../log/printable.ts'
import { createPainter, type Terminal } from '../../../terminal/paint.ts'
import type { AnsweredRequest } from '../../http/handle-request.ts'

/** Longer than every code. */
const OUTCOME_WIDTH = 26
const ENDPOINT_WIDTH = 13

interface Start {
  url: string
  provider: string
  hasKey: boolean
  json?: boolean
}

/** Formats the line that is printed once the server listens. */
export function formatStart({ url, provider, hasKey, json }: Start): string {
  if (json) return `${toPrintableJson({ event: 'listening', url, provider, key: hasKey })}\n`
  const clients = hasKey ? 'clients that have the key' : 'any client on this machine'
  return `Listening on ${url} for ${clients}, provider ${toPrintable(provider)}. Press Ctrl-C to stop.\n`
}

/** Formats the log line of a request, which contains neither the request's body nor the reading. */
export function formatRequest(
  { endpoint, status, outcome, ms }: AnsweredRequest,
  { json }: { json?: boolean },
  { stdout, env }: Pick<Terminal, 'stdout' | 'env'>,
): string {
  if (json) {
    const rounded = Number(ms.toFixed(1))
    return `${toPrintableJson({ event: 'request', endpoint, status, outcome, ms: rounded })}\n`
  }
  const paint = createPainter(stdout, env)
  const style = outcome === 'ok' ? 'green' : status < 500 ? 'yellow' : 'red'
  const time = paint('dim', `${Math.round(ms)} ms`.padStart(9))
  return `${endpoint.padEnd(ENDPOINT_WIDTH)}  ${status}  ${paint(style, toPrintable(outcome).padEnd(OUTCOME_WIDTH))}${time}\n`
}

/** Formats an unexpected error, in which a client's words may stand. */
export function formatError(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${toPrintableLines(text)}\n`
}
