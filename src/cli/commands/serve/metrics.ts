import process from 'node:process'
import type { TaskReader } from './read-task.ts'

/** One family of Prometheus metrics. */
export interface Metric {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  samples: readonly Sample[]
}

export interface Sample {
  /** What the parts of a histogram have behind its name: `_bucket`, `_sum`, `_count`. */
  suffix?: string
  labels?: Readonly<Record<string, string>>
  value: number
}

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Writes metrics in Prometheus' text format 0.0.4. */
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

/** Upper ends of the histogram's buckets, in seconds: from a native reading to a service's. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export interface Metrics {
  countRequest(endpoint: string, outcome: string): void
  /** Notes the time of one reading, in seconds. */
  observeRead(seconds: number): void
  /** Everything as it is now. */
  collect(reader: Pick<TaskReader, 'reading' | 'waiting'>): Metric[]
}

/** Counts what a server does. */
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
        help: 'Requests by endpoint, and by what came of them: ok, or the error code.',
        type: 'counter',
        samples: [...requests.values()].map(({ count, ...labels }) => ({ labels, value: count })),
      },
      {
        name: 'solve_image_captchas_read_seconds',
        help: 'Seconds an image took to be read, without its wait.',
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
      gauge('solve_image_captchas_reads_in_flight', 'Images that are being read.', reading),
      gauge('solve_image_captchas_reads_queued', 'Images that wait for their turn.', waiting),
      gauge('solve_image_captchas_info', 'Always 1; what serves is in the labels.', 1, info),
      ...describeProcess(),
    ],
  }
}

/** By the names that Prometheus' own client libraries have for them. */
function describeProcess(): Metric[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const started = Date.now() / 1000 - process.uptime()
  return [
    gauge('process_resident_memory_bytes', 'Resident memory of the process.', rss),
    gauge('nodejs_heap_size_used_bytes', "Memory in use by the process's objects.", heapUsed),
    gauge('process_start_time_seconds', 'When the process started, in seconds since the epoch.', started),
    {
      name: 'process_cpu_seconds_total',
      help: 'Seconds of processor time the process has used.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
  ]
}

function gauge(name: string, help: string, value: number, labels?: Readonly<Record<string, string>>): Metric {
  return { name, help, type: 'gauge', samples: [{ value, ...(labels && { labels }) }] }
}
