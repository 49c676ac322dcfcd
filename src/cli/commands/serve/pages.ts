import type { Metrics } from './metrics.ts'
import { EXPOSITION_TYPE, formatMetrics } from './metrics.ts'
import type { TaskReader } from './read-task.ts'
import { type Reply, tell } from './reply.ts'

/** Something to look at for whoever watches over the server: it needs no key, and is there while it stops. */
export type Page = () => Reply

export function createPages(
  metrics: Metrics,
  reader: TaskReader,
  isStopping: () => boolean,
): Readonly<Record<string, Page>> {
  return {
    healthz: () => (isStopping() ? tell('stopping\n', { status: 503 }) : tell('ok\n')),
    metrics: () => tell(formatMetrics(metrics.collect(reader)), { type: EXPOSITION_TYPE }),
  }
}
