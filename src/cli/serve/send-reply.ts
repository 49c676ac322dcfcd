import type { ServerResponse } from 'node:http'
import type { Reply } from './reply.ts'

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
