import { createCounter, createHistogram, describeProcess, gauge, type Metric } from '../../http/exposition.ts'
import type { TaskReader } from './read-task.ts'

export interface Metrics {
  countRequest(endpoint: string, outcome: string): void
  /** Records the time of a reading, in seconds. */
  observeRead(seconds: number): void
  /** Returns all metrics with their current values. */
  collect(reader: Pick<TaskReader, 'reading' | 'waiting'>): Metric[]
}

/** Creates the metrics of a server. `info` are the labels of its info metric. */
export function createMetrics(info: Readonly<Record<string, string>>): Metrics {
  const requests = createCounter(
    'solve_image_captchas_requests_total',
    'Requests by endpoint and outcome: ok, gone, or an error code.',
  )
  const reads = createHistogram(
    'solve_image_captchas_read_seconds',
    'Seconds it took to read an image, without its time in the queue.',
  )
  return {
    countRequest: (endpoint, outcome) => requests.count({ endpoint, outcome }),
    observeRead: reads.observe,
    collect: ({ reading, waiting }) => [
      requests.collect(),
      reads.collect(),
      gauge('solve_image_captchas_reads_in_flight', 'Images being read.', reading),
      gauge('solve_image_captchas_reads_queued', 'Images waiting in the queue.', waiting),
      gauge('solve_image_captchas_info', 'Always 1; its labels have the version and the provider.', 1, info),
      ...describeProcess(),
    ],
  }
}
