import process from 'node:process'
import { defined } from '../../shared/defined.ts'
import { type Reply, replyText } from './reply.ts'

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

const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Creates the reply of a page that Prometheus reads. */
export function replyMetrics(metrics: readonly Metric[]): Reply {
  return replyText(formatMetrics(metrics), { type: EXPOSITION_TYPE })
}

/** Formats metrics in Prometheus' text format 0.0.4. */
function formatMetrics(metrics: readonly Metric[]): string {
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

/** Upper bounds of a histogram's buckets, in seconds: from the native runtime to people. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Counts how long something takes. */
export interface Histogram {
  observe(seconds: number): void
  collect(): Metric
}

export function createHistogram(name: string, help: string): Histogram {
  const counts = BUCKETS.map(() => 0)
  let [count, sum] = [0, 0]
  return {
    observe(seconds) {
      count++
      sum += seconds
      for (const [index, end] of BUCKETS.entries())
        if (seconds <= end) counts[index] = (counts[index] ?? 0) + 1
    },
    collect: () => ({
      name,
      help,
      type: 'histogram',
      samples: [
        ...[...BUCKETS.map(String), '+Inf'].map((le, index) => ({
          suffix: '_bucket',
          labels: { le },
          value: counts[index] ?? count,
        })),
        { suffix: '_sum', value: sum },
        { suffix: '_count', value: count },
      ],
    }),
  }
}

/** Counts what happens, by what it was. */
export interface Counter {
  count(labels: Readonly<Record<string, string>>): void
  collect(): Metric
}

export function createCounter(name: string, help: string): Counter {
  const counts = new Map<string, { labels: Readonly<Record<string, string>>; value: number }>()
  return {
    count(labels) {
      const key = JSON.stringify(labels)
      const counted = counts.get(key) ?? { labels, value: 0 }
      counted.value++
      counts.set(key, counted)
    },
    collect: () => ({ name, help, type: 'counter', samples: [...counts.values()] }),
  }
}

/** Named as in Prometheus' own client libraries. */
export function describeProcess(): Metric[] {
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

export function gauge(
  name: string,
  help: string,
  value: number,
  labels?: Readonly<Record<string, string>>,
): Metric {
  return { name, help, type: 'gauge', samples: [defined({ value, labels })] }
}
