import type { ServerResponse } from 'node:http'
import { Refusal } from './refusal.ts'

/** The response to a request. */
export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
  /** For the log and the metrics: `ok`, or the code of the refusal. */
  outcome: string
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** Creates a successful reply in CapSolver's format. */
export function succeed(fields: Readonly<Record<string, unknown>>): Reply {
  const body = JSON.stringify({ errorId: 0, errorCode: '', errorDescription: '', ...fields })
  return { status: 200, headers: { 'content-type': JSON_TYPE }, body, outcome: 'ok' }
}

/** Creates an error reply in CapSolver's format. */
export function refuse({ status, code, message, headers }: Refusal): Reply {
  const body = JSON.stringify({ errorId: 1, errorCode: code, errorDescription: message })
  return { status, headers: { 'content-type': JSON_TYPE, ...headers }, body, outcome: code }
}

/** Creates a reply of plain text. */
export function replyText(text: string, { status = 200, type = 'text/plain; charset=utf-8' } = {}): Reply {
  return {
    status,
    headers: { 'content-type': type },
    body: text,
    outcome: status === 200 ? 'ok' : 'stopping',
  }
}

/** Creates the reply to an unexpected error, which is reported on stderr and not to the client. */
export function refuseUnexpected(): Reply {
  const description = 'unexpected error; see the output of the server'
  return refuse(new Refusal('ERROR_SERVICE_UNAVALIABLE', description, { status: 500 }))
}

export interface Sending {
  /** Without a body, for HEAD. */
  bare: boolean
  /** Whether to close the connection. A kept connection would keep a stopping server alive. */
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
