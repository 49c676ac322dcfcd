import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Provider } from '../../providers/provider.ts'
import { type AccessRules, assertKey, assertNoPage } from './access.ts'
import { createEndpoints } from './endpoints.ts'
import { EXPOSITION_TYPE, formatMetrics } from './exposition.ts'
import { createMetrics } from './metrics.ts'
import { readBody } from './read-body.ts'
import { createTaskReader, type ReadLimits } from './read-task.ts'
import { Refusal, retryLater } from './refusal.ts'
import { type Reply, refuse, refuseUnforeseen, tell } from './reply.ts'

/** Milliseconds a client may take to send its headers, and its whole request. */
const HEADERS_PATIENCE = 10_000
const REQUEST_PATIENCE = 60_000

export interface ServerSettings extends ReadLimits, AccessRules {
  /** An IPv6 address is in brackets, as in the address of a page. */
  host: string
  /** 0 for any free one. */
  port: number
  /** Bytes a request may have. */
  bodyLimit: number
  /** Of the package. */
  version: string
  /** Called when a request was answered, or its client has gone. */
  onRequest?: (request: AnsweredRequest) => void
  /** Called with what nobody foresaw. */
  onError: (error: unknown) => void
}

export interface AnsweredRequest {
  endpoint: string
  status: number
  /** `ok`, the code of the refusal, or `gone` when the client didn't wait for the answer. */
  outcome: string
  /** Milliseconds. */
  ms: number
}

export interface RunningServer {
  /** Without a slash at its end. */
  url: string
  /** Requests that are not answered yet. */
  readonly underWay: number
  /** Takes no new request, and resolves when those under way are answered. */
  stop(): Promise<void>
}

/**
 * Serves a provider over HTTP, in CapSolver's protocol.
 *
 * @throws the error of the system when the address can't be listened on.
 */
export async function startServer(provider: Provider, settings: ServerSettings): Promise<RunningServer> {
  const metrics = createMetrics({ version: settings.version, provider: provider.name })
  const reader = createTaskReader(provider, settings, metrics.observeRead)
  const endpoints = createEndpoints(provider, reader)
  let underWay = 0
  let stopping = false

  const pages: Readonly<Record<string, () => Reply>> = {
    healthz: () => (stopping ? tell('stopping\n', { status: 503 }) : tell('ok\n')),
    metrics: () => tell(formatMetrics(metrics.collect(reader)), { type: EXPOSITION_TYPE }),
  }

  async function answer(request: IncomingMessage, name: string, signal: AbortSignal): Promise<Reply> {
    assertNoPage(request, settings)
    const [page, endpoint] = [own(pages, name), own(endpoints, name)]
    if (page) {
      assertMethod(request, ['GET', 'HEAD'])
      return page()
    }
    if (!endpoint) throw new Refusal('ERROR_BAD_REQUEST', 'there is no such endpoint', { status: 404 })
    assertMethod(request, ['POST'])
    if (stopping) {
      throw new Refusal('ERROR_SERVICE_UNAVALIABLE', 'the server is stopping', { headers: retryLater })
    }
    const body = await readBody(request, settings.bodyLimit)
    assertKey(body.clientKey, settings)
    return endpoint(body, signal)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now()
    underWay++
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const name = (request.url ?? '').split('?', 1)[0]?.slice(1) ?? ''
    try {
      const reply = await answer(request, name, gone.signal).catch((error: unknown) => {
        if (error instanceof Refusal) return refuse(error)
        if (!gone.signal.aborted) settings.onError(error)
        return refuseUnforeseen()
      })
      const outcome = gone.signal.aborted ? 'gone' : reply.outcome
      const endpoint = own(pages, name) || own(endpoints, name) ? name : 'other'
      metrics.countRequest(endpoint, outcome)
      send(response, stopping ? closing(reply) : reply, request.method === 'HEAD')
      // Whoever watches over the server asks every few seconds, and is counted above.
      if (!own(pages, name))
        settings.onRequest?.({ endpoint, status: reply.status, outcome, ms: performance.now() - started })
    } finally {
      underWay--
    }
  }

  const timeouts = { headersTimeout: HEADERS_PATIENCE, requestTimeout: REQUEST_PATIENCE }
  const server = createServer(timeouts, (request, response) => void handle(request, response))
  server.listen(settings.port, settings.host.replace(/^\[|\]$/g, ''))
  await once(server, 'listening')
  return {
    url: describeAddress(server.address() as AddressInfo),
    get underWay() {
      return underWay
    },
    async stop() {
      stopping = true
      const closed = once(server, 'close')
      // Idle connections are ended with it; those in use end with their answers.
      server.close()
      await closed
    },
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply, bare: boolean): void {
  const fixed = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  response.writeHead(status, { ...fixed, 'content-length': Buffer.byteLength(body), ...headers })
  response.end(bare ? undefined : body)
}

/** Its connection would be kept for a next request, and the server with it. */
function closing(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, connection: 'close' } }
}

function assertMethod({ method = '' }: IncomingMessage, allowed: readonly string[]): void {
  if (allowed.includes(method)) return
  const headers = { allow: allowed.join(', ') }
  throw new Refusal('ERROR_BAD_REQUEST', `${method} is not answered here`, { status: 405, headers })
}

/** Names come from outside: those of every object's prototype are not meant. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function describeAddress({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
