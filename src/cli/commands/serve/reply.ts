import type { ServerResponse } from 'node:http'
import { Refusal } from './refusal.ts'

/** What a request is answered with. */
export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
  /** What came of the request, for log and metrics: `ok`, or the code of the refusal. */
  outcome: string
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** A success in CapSolver's shape. */
export function succeed(fields: Readonly<Record<string, unknown>>): Reply {
  const body = JSON.stringify({ errorId: 0, errorCode: '', errorDescription: '', ...fields })
  return { status: 200, headers: { 'content-type': JSON_TYPE }, body, outcome: 'ok' }
}

/** A refusal in CapSolver's shape. */
export function refuse({ status, code, message, headers }: Refusal): Reply {
  const body = JSON.stringify({ errorId: 1, errorCode: code, errorDescription: message })
  return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body, outcome: code }
}

/** A page of plain text. */
export function tell(text: string, { status = 200, type = 'text/plain; charset=utf-8' } = {}): Reply {
  return {
    status,
    headers: { 'content-type': type },
    body: text,
    outcome: status === 200 ? 'ok' : 'stopping',
  }
}

/** What is answered when something fails that nobody foresaw. It is reported elsewhere, not to the client. */
export function refuseUnforeseen(): Reply {
  const description = 'the server failed; its own output says how'
  return refuse(new Refusal('ERROR_SERVICE_UNAVALIABLE', description, { status: 500 }))
}

export interface Sending {
  /** Without its body, as HEAD asks for. */
  bare: boolean
  /** The connection would be kept for a next request otherwise, and a server that stops with it. */
  closes: boolean
}

export function sendReply(response: ServerResponse, reply: Reply, { bare, closes }: Sending): void {
  response.writeHead(reply.status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(reply.body),
    ...reply.headers,
    ...(closes && { connection: 'close' }),
  })
  response.end(bare ? undefined : reply.body)
}
