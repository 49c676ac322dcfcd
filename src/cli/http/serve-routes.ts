import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { handleRequest, type Listeners } from './handle-request.ts'
import type { Routes } from './route-request.ts'

/** Milliseconds a client may take to send its headers, and its whole request. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 30_000
/** Milliseconds between two looks for clients that took longer. Node's own 30 seconds would double the time. */
const CHECK_INTERVAL = 1_000

/** Where a server listens. */
export interface ListenSettings extends Listeners {
  /** An IPv6 address is in brackets, as in a URL. */
  host: string
  /** 0 picks a free one. */
  port: number
  /**
   * Milliseconds a client may take to send its whole request.
   *
   * @default 30000
   */
  requestTimeout?: number
}

export interface RunningServer {
  /** Without a trailing slash. */
  url: string
  /** The number of requests that are not yet answered. */
  readonly inProgress: number
  /**
   * Refuses new requests, and resolves once those in progress are answered, or after `grace` milliseconds, when it
   * disconnects their clients, which aborts their readings.
   *
   * @returns how many requests were not answered.
   */
  stop(grace: number): Promise<number>
}

/**
 * Serves pages and endpoints over HTTP.
 *
 * @throws the system's error when the server cannot listen on the address; `explainListenError` explains it.
 */
export async function serveRoutes(
  makeRoutes: (isStopping: () => boolean) => Omit<Routes, 'isStopping'>,
  settings: ListenSettings,
): Promise<RunningServer> {
  let inProgress = 0
  let stopping = false
  const isStopping = () => stopping
  const routes = { ...makeRoutes(isStopping), isStopping }
  const { requestTimeout = REQUEST_TIMEOUT } = settings
  const timeouts = {
    headersTimeout: Math.min(HEADERS_TIMEOUT, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: Math.min(CHECK_INTERVAL, requestTimeout),
  }
  const server = createServer(timeouts, (request, response) => {
    inProgress++
    void handleRequest(request, response, routes, settings).finally(() => {
      inProgress--
    })
  })
  server.listen(settings.port, settings.host.replace(/^\[|\]$/g, ''))
  await once(server, 'listening')
  return {
    url: describeAddress(server.address() as AddressInfo),
    get inProgress() {
      return inProgress
    },
    async stop(grace) {
      stopping = true
      const closed = once(server, 'close')
      // This closes idle connections too; those in use close after their reply.
      server.close()
      let unanswered = 0
      const timer = setTimeout(() => {
        unanswered = inProgress
        server.closeAllConnections()
      }, grace)
      await closed
      clearTimeout(timer)
      return unanswered
    },
  }
}

/**
 * Explains why a server cannot listen.
 *
 * @throws the error itself when it is about something else.
 */
export function explainListenError(error: unknown, { host, port }: { host: string; port: number }): string {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') throw error
  const reason = code === 'EADDRINUSE' ? 'the port is in use' : code
  return `error: cannot listen on port ${port} of ${host}: ${reason}. Choose another port, or a free one with --port 0.`
}

function describeAddress({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
