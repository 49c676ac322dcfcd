import type { RunningWorker } from '../../../providers/bullmq/worker.ts'
import { isLoopbackHost } from '../../../shared/origins.ts'
import { replyMetrics } from '../../http/exposition.ts'
import { replyText } from '../../http/reply.ts'
import { type ListenSettings, type RunningServer, serveRoutes } from '../../http/serve-routes.ts'
import type { WorkMetrics } from './metrics.ts'

/**
 * Serves what a monitor asks of a worker: whether it can work, and its metrics. Neither says what is read.
 *
 * @throws the system's error when the server cannot listen on the address.
 */
export function serveMonitoring(
  worker: RunningWorker,
  metrics: WorkMetrics,
  settings: ListenSettings,
): Promise<RunningServer> {
  const makeRoutes = (isStopping: () => boolean) => ({
    pages: {
      async healthz() {
        if (isStopping()) return replyText('stopping\n', { status: 503 })
        return worker.problem ? replyText('no connection to Redis\n', { status: 503 }) : replyText('ok\n')
      },
      metrics: async () => replyMetrics(await metrics.collect(worker)),
    },
    endpoints: {},
    rules: { hosts: [], anyHost: !isLoopbackHost(settings.host), bodyLimit: 0 },
    keys: { assertKey: () => undefined },
  })
  return serveRoutes(makeRoutes, settings)
}
