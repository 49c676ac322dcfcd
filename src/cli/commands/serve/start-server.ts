import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Provider } from '../../../providers/provider.ts'
import { type AccessRules, createKeyCheck } from './access.ts'
import { createEndpoints, createPages } from './endpoints.ts'
import { handleRequest, type Listeners } from './handle-request.ts'
import { createMetrics } from './metrics.ts'
import { createTaskReader, type ReadLimits } from './read-task.ts'
import type { Routes } from './route-request.ts'
import { Throttle } from './throttle.ts'

/** Milliseconds a client may take to send its headers, and its whole request. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 30_000
/** Milliseconds between two looks for clients that took longer. Node's own 30 seconds would double the time. */
const CHECK_INTERVAL = 1_000

export interface ServerSettings extends ReadLimits, AccessRules, Listeners {
  /** An IPv6 address is in brackets, as in a URL. */
  host: string
  /** 0 picks a free one. */
  port: number
  /** Bytes that the body of a request may have. */
  bodyLimit: number
  /** Of the package. */
  version: string
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
 * Serves a provider over HTTP, in CapSolver's protocol.
 *
 * @throws the system's error when the server cannot listen on the address.
 */
export async function startServer(provider: Provider, settings: ServerSettings): Promise<RunningServer> {
  const metrics = createMetrics({ version: settings.version, provider: provider.name })
  const reader = createTaskReader(provider, settings, metrics.observeRead)
  let inProgress = 0
  let stopping = false
  const isStopping = () => stopping
  const routes: Routes = {
    pages: createPages(metrics, reader, isStopping),
    endpoints: createEndpoints(provider, reader),
    rules: settings,
    keys: createKeyCheck(settings, new Throttle()),
    isStopping,
  }

  const { requestTimeout = REQUEST_TIMEOUT } = settings
  const timeouts = {
    headersTimeout: Math.min(HEADERS_TIMEOUT, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: Math.min(CHECK_INTERVAL, requestTimeout),
  }
  const server = createServer(timeouts, (request, response) => {
    inProgress++
    void handleRequest(request, response, routes, metrics, settings).finally(() => {
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

function describeAddress({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
