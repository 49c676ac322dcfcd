import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A result is a few hundred bytes; nobody may fill the memory by posting more. */
const MAXIMUM_BODY_BYTES = 64_000

export interface CallbackAddress {
  /** Address that the service can reach and that leads to `host` and `port`. Default: that address itself. */
  url?: string | undefined
  host: string
  /** 0 for any free port. */
  port: number
}

/** A result that the service is to post. */
export interface ExpectedCallback {
  /** Where the service posts it: an address that nobody can guess, valid for one result. */
  readonly url: string
  /** The secret part of the address. */
  readonly secret: string
  /** The body, parsed. Never rejects. */
  readonly received: Promise<unknown>
  /** Stops waiting. The receiver closes with the last one. */
  close(): Promise<void>
}

export interface CallbackReceiver {
  /** Starts to wait for one result. Rejects if nothing can listen on the address. */
  expect(): Promise<ExpectedCallback>
}

/**
 * Receives results that a service posts. All results that are expected at the same time share one server, which is open
 * only while one is.
 */
export function createCallbackReceiver(address: CallbackAddress): CallbackReceiver {
  const waiting = new Map<string, (body: unknown) => void>()
  let opening: Promise<Server> | undefined

  async function close(path: string): Promise<void> {
    waiting.delete(path)
    if (waiting.size > 0 || !opening) return
    const server = await opening
    // Another reading may have started to wait meanwhile.
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
    // Not before the reply is sent: whoever gets the result may close the server.
    response.once('close', () => take?.(body))
  }
  response.writeHead(status, { connection: 'close' }).end()
}

/** The user's address may have a path of its own, which comes before ours. */
function findPath(waiting: Map<string, unknown>, url: string): string | undefined {
  return [...waiting.keys()].find((path) => url === path || url.endsWith(path))
}

/** The HTTP status to reply with, and the body if it is JSON. */
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
    // Cut off, or not JSON. The service may post again, and polling still works.
    return { status: 400 }
  }
}
