import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Provider } from '../../../providers/provider.ts'
import type { AccessRules } from './access.ts'
import { createEndpoints } from './endpoints.ts'
import { handleRequest, type Listeners } from './handle-request.ts'
import { createMetrics } from './metrics.ts'
import { createPages } from './pages.ts'
import { createTaskReader, type ReadLimits } from './read-task.ts'
import type { Routes } from './route-request.ts'

/** Milliseconds a client may take to send its headers, and its whole request. */
const HEADERS_PATIENCE = 10_000
const REQUEST_PATIENCE = 60_000

export interface ServerSettings extends ReadLimits, AccessRules, Listeners {
  /** An IPv6 address is in brackets, as in the address of a page. */
  host: string
  /** 0 for any free one. */
  port: number
  /** Bytes a request may have. */
  bodyLimit: number
  /** Of the package. */
  version: string
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
  let underWay = 0
  let stopping = false
  const isStopping = () => stopping
  const routes: Routes = {
    pages: createPages(metrics, reader, isStopping),
    endpoints: createEndpoints(provider, reader),
    rules: settings,
    isStopping,
  }

  const timeouts = { headersTimeout: HEADERS_PATIENCE, requestTimeout: REQUEST_PATIENCE }
  const server = createServer(timeouts, (request, response) => {
    underWay++
    void handleRequest(request, response, routes, metrics, settings).finally(() => {
      underWay--
    })
  })
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

function describeAddress({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
