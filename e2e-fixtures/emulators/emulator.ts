import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface ReceivedRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: Buffer
}

/** A reply. */
export interface EmulatedReply {
  status?: number
  body: unknown
  /** Whether the body is sent as the text it is, not as JSON. */
  plain?: boolean
}

/** What a service does instead of its work, with full control of the socket. */
export type Fault = (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>

export interface Emulator {
  /** Where it listens, for example `http://127.0.0.1:41234`. */
  readonly url: string
  /** Every request so far, including those that met a fault. */
  readonly requests: readonly ReceivedRequest[]
  /** The next request, or the next to `path`, meets this fault instead of a reply. */
  failNext(fault: Fault, path?: string): void
  /** Every request, or every one to `path`, meets this fault until it is called without one. */
  failAlways(fault?: Fault, path?: string): void
  /** Changes the next successful reply to `path` before it is sent. */
  changeNext(path: string, change: (reply: EmulatedReply) => EmulatedReply): void
  close(): Promise<void>
}

/** Thrown by the checks of a request to refuse it, so that they read as a list. */
export class Refusal extends Error {
  constructor(readonly reply: EmulatedReply) {
    super('refused')
  }
}

/** Serves `answer` over HTTP on loopback. It follows the documentation strictly until a fault is set. */
export async function startEmulator(
  answer: (request: ReceivedRequest) => EmulatedReply | Promise<EmulatedReply>,
  port = 0,
): Promise<Emulator> {
  const requests: ReceivedRequest[] = []
  const once: { fault: Fault; path: string | undefined }[] = []
  const changes: { path: string; change: (reply: EmulatedReply) => EmulatedReply }[] = []
  let always: { fault: Fault; path: string | undefined } | undefined

  function takeFault(path: string): Fault | undefined {
    const index = once.findIndex((entry) => entry.path === undefined || entry.path === path)
    if (index >= 0) return once.splice(index, 1)[0]?.fault
    return always && (always.path === undefined || always.path === path) ? always.fault : undefined
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(message)
    requests.push(request)
    const fault = takeFault(request.path)
    if (fault) return fault(request, response)
    let reply = await answerOrRefuse(answer, request)
    const index = changes.findIndex((entry) => entry.path === request.path)
    if (index >= 0) reply = changes.splice(index, 1)[0]?.change(reply) ?? reply
    sendReply(response, reply)
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  )
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    failNext: (fault, path) => void once.push({ fault, path }),
    failAlways(fault, path) {
      always = fault && { fault, path }
    },
    changeNext: (path, change) => void changes.push({ path, change }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Parses a JSON body as a strict service does. */
export function parseJsonBody(
  request: ReceivedRequest,
  refuse: (why: string) => Refusal,
): Record<string, unknown> {
  if (request.method !== 'POST') throw refuse(`${request.method} is not POST`)
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw refuse('the content type is not JSON')
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'))
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>
  } catch {
    throw refuse('the body is not JSON')
  }
  throw refuse('the body is not an object')
}

/** Decodes an image as a strict service does: no `data:` prefix, no line breaks, nothing but base64. */
export function decodeImage(value: unknown, refuse: (why: string) => Refusal): Buffer {
  if (typeof value !== 'string' || value === '') throw refuse('the image is missing')
  if (value.startsWith('data:')) throw refuse('the image has a data: prefix')
  if (/\s/.test(value)) throw refuse('the image has line breaks')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value) || value.length % 4 !== 0) throw refuse('the image is not base64')
  return Buffer.from(value, 'base64')
}

async function receive(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk)
  const url = new URL(message.url ?? '/', 'http://127.0.0.1')
  return {
    method: message.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: Buffer.concat(chunks),
  }
}

async function answerOrRefuse(
  answer: (request: ReceivedRequest) => EmulatedReply | Promise<EmulatedReply>,
  request: ReceivedRequest,
): Promise<EmulatedReply> {
  try {
    return await answer(request)
  } catch (error) {
    if (error instanceof Refusal) return error.reply
    throw error
  }
}

function sendReply(response: ServerResponse, { status = 200, body, plain = false }: EmulatedReply): void {
  const type = plain ? 'text/plain' : 'application/json'
  response.writeHead(status, { 'content-type': type }).end(plain ? String(body) : JSON.stringify(body))
}
