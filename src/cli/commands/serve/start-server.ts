import type { Provider } from '../../../providers/provider.ts'
import { type AccessRules, createKeyCheck } from '../../http/access.ts'
import { type ListenSettings, type RunningServer, serveRoutes } from '../../http/serve-routes.ts'
import { Throttle } from '../../http/throttle.ts'
import { createEndpoints, createPages } from './endpoints.ts'
import { createMetrics } from './metrics.ts'
import { createTaskReader, type ReadLimits } from './read-task.ts'

export interface ServerSettings extends ReadLimits, AccessRules, ListenSettings {
  /** Bytes that the body of a request may have. */
  bodyLimit: number
  /** Of the package. */
  version: string
}

/**
 * Serves a provider over HTTP, in CapSolver's protocol.
 *
 * @throws the system's error when the server cannot listen on the address.
 */
export function startServer(provider: Provider, settings: ServerSettings): Promise<RunningServer> {
  const metrics = createMetrics({ version: settings.version, provider: provider.name })
  const reader = createTaskReader(provider, settings, metrics.observeRead)
  const makeRoutes = (isStopping: () => boolean) => ({
    pages: createPages(metrics, reader, isStopping),
    endpoints: createEndpoints(provider, reader),
    rules: settings,
    keys: createKeyCheck(settings, new Throttle()),
  })
  return serveRoutes(makeRoutes, { ...settings, countRequest: metrics.countRequest })
}
