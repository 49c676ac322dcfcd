import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A result is a few hundred bytes; nobody may fill the memory by posting more. */
const MAXIMUM_BODY_BYTES = 64_000

export interface CallbackAddress {
  /** Address that the service can reach, and that leads to `host` and `port`. That address itself when left out. */
  url?: string | undefined
  host: string
  /** 0 for any free one. */
  port: number
}

/** One result that is waited for. */
export interface ExpectedCallback {
  /** Where the service has to post it: an address nobody can guess, good for one result. */
  readonly url: string
  /** What makes the address a secret. */
  readonly secret: string
  /** The body, parsed. Never rejects. */
  readonly received: Promise<unknown>
  /** Stops waiting. The receiver closes with the last one. */
  close(): Promise<void>
}

export interface CallbackReceiver {
  /** Begins to wait for one result. Rejects when the address can't be listened on. */
  expect(): Promise<ExpectedCallback>
}

/**
 * Receives results that a service posts instead of being asked for them. One server for all that are waited for at
 * the same time, open only while one is.
 */
export function createCallbackReceiver(address: CallbackAddress): CallbackReceiver {
  const waiting = new Map<string, (body: unknown) => void>()
  let opening: Promise<Server> | undefined

  async function close(path: string): Promise<void> {
    waiting.delete(path)
    if (waiting.size > 0 || !opening) return
    const server = await opening
    // Another reading may have begun to wait meanwhile.
    if (waiting.size > 0) return
    opening = undefined
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  }

  return {
    async expect() {
      const path = `/${randomBytes(16).toString('hex')}`
      const received = new Promise<unknown>((resolve) => waiting.set(path, resolve))
      opening ??= listen(address, (request, response) => receive(waiting, request, response))
      try {
        const server = await opening
        const base = address.url ?? `http://${address.host}:${(server.address() as AddressInfo).port}`
        return {
          url: base.replace(/\/$/, '') + path,
          secret: path.slice(1),
          received,
          close: () => close(path),
        }
      } catch (error) {
        waiting.delete(path)
        opening = undefined
        throw error
      }
    },
  }
}

function listen(
  { host, port }: CallbackAddress,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle)
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

async function receive(
  waiting: Map<string, (body: unknown) => void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = findPath(waiting, request.url ?? '')
  const { status, body } = path === undefined ? { status: 404 } : await receiveBody(request)
  if (path !== undefined && status === 200) {
    const take = waiting.get(path)
    waiting.delete(path)
    // Not before the answer is sent: with the result, the server may be closed.
    response.once('close', () => take?.(body))
  }
  response.writeHead(status, { connection: 'close' }).end()
}

/** The address that a user names may lead here under a path of its own, which comes first. */
function findPath(waiting: Map<string, unknown>, url: string): string | undefined {
  return [...waiting.keys()].find((path) => url === path || url.endsWith(path))
}

/** The HTTP status to answer with, and the body when it is JSON. */
async function receiveBody(request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
  if (request.method !== 'POST') return { status: 405 }
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAXIMUM_BODY_BYTES) return { status: 413 }
      chunks.push(chunk)
    }
    return { status: 200, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    // Cut off or no JSON. The service may post again, and the result can still be asked for.
    return { status: 400 }
  }
}
