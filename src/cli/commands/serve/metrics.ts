import process from 'node:process'
import { defined } from '../../../shared/defined.ts'
import type { TaskReader } from './read-task.ts'

/** One family of Prometheus metrics. */
export interface Metric {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  samples: readonly Sample[]
}

export interface Sample {
  /** Follows the name, in the parts of a histogram: `_bucket`, `_sum`, `_count`. */
  suffix?: string
  labels?: Readonly<Record<string, string>>
  value: number
}

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Formats metrics in Prometheus' text format 0.0.4. */
export function formatMetrics(metrics: readonly Metric[]): string {
  return metrics.map(formatMetric).join('')
}

function formatMetric({ name, help, type, samples }: Metric): string {
  const lines = samples.map(
    ({ suffix = '', labels = {}, value }) => `${name}${suffix}${formatLabels(labels)} ${value}\n`,
  )
  return `# HELP ${name} ${escapeText(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function formatLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${escapeText(value).replaceAll('"', '\\"')}"`,
  )
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

/** Upper bounds of the histogram's buckets, in seconds: from the native runtime to a service. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export interface Metrics {
  countRequest(endpoint: string, outcome: string): void
  /** Records the time of a reading, in seconds. */
  observeRead(seconds: number): void
  /** Returns all metrics with their current values. */
  collect(reader: Pick<TaskReader, 'reading' | 'waiting'>): Metric[]
}

/** Creates the metrics of a server. `info` are the labels of its info metric. */
export function createMetrics(info: Readonly<Record<string, string>>): Metrics {
  const requests = new Map<string, { endpoint: string; outcome: string; count: number }>()
  const reads = { buckets: BUCKETS.map(() => 0), count: 0, seconds: 0 }

  return {
    countRequest(endpoint, outcome) {
      const key = `${endpoint} ${outcome}`
      const counted = requests.get(key) ?? { endpoint, outcome, count: 0 }
      counted.count++
      requests.set(key, counted)
    },
    observeRead(seconds) {
      reads.count++
      reads.seconds += seconds
      for (const [index, end] of BUCKETS.entries())
        if (seconds <= end) reads.buckets[index] = (reads.buckets[index] ?? 0) + 1
    },
    collect: ({ reading, waiting }) => [
      {
        name: 'solve_image_captchas_requests_total',
        help: 'Requests by endpoint and outcome: ok, gone, or an error code.',
        type: 'counter',
        samples: [...requests.values()].map(({ count, ...labels }) => ({ labels, value: count })),
      },
      {
        name: 'solve_image_captchas_read_seconds',
        help: 'Seconds it took to read an image, without its time in the queue.',
        type: 'histogram',
        samples: [
          ...[...BUCKETS.map(String), '+Inf'].map((le, index) => ({
            suffix: '_bucket',
            labels: { le },
            value: reads.buckets[index] ?? reads.count,
          })),
          { suffix: '_sum', value: reads.seconds },
          { suffix: '_count', value: reads.count },
        ],
      },
      gauge('solve_image_captchas_reads_in_flight', 'Images being read.', reading),
      gauge('solve_image_captchas_reads_queued', 'Images waiting in the queue.', waiting),
      gauge('solve_image_captchas_info', 'Always 1; its labels have the version and the provider.', 1, info),
      ...describeProcess(),
    ],
  }
}

/** Named as in Prometheus' own client libraries. */
function describeProcess(): Metric[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const started = Date.now() / 1000 - process.uptime()
  return [
    gauge('process_resident_memory_bytes', 'Resident memory of the process.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap memory in use.', heapUsed),
    gauge('process_start_time_seconds', 'Start time of the process, in seconds since the epoch.', started),
    {
      name: 'process_cpu_seconds_total',
      help: 'CPU time of the process, in seconds.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
  ]
}

function gauge(name: string, help: string, value: number, labels?: Readonly<Record<string, string>>): Metric {
  return { name, help, type: 'gauge', samples: [defined({ value, labels })] }
}
