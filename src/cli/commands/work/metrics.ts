import type { FinishedJob } from '../../../providers/bullmq/answer-job.ts'
import type { RunningWorker } from '../../../providers/bullmq/worker.ts'
import { createCounter, createHistogram, describeProcess, gauge, type Metric } from '../../http/exposition.ts'

export interface WorkMetrics {
  countJob(job: FinishedJob): void
  /** Returns all metrics with their current values. What only Redis knows is left out while it can't be asked. */
  collect(worker: RunningWorker): Promise<Metric[]>
}

/** Creates the metrics of a worker. `info` are the labels of its info metric. */
export function createWorkMetrics(info: Readonly<Record<string, string>>): WorkMetrics {
  const jobs = createCounter(
    'solve_image_captchas_jobs_total',
    'Jobs of this worker by name, provider and outcome: ok, expired, or an error code.',
  )
  const reads = createHistogram(
    'solve_image_captchas_read_seconds',
    'Seconds it took to read an image, without its time in the queue.',
  )
  return {
    countJob({ name, outcome, provider = '', ms }) {
      jobs.count({ name, outcome, provider })
      if (name === 'read') reads.observe(ms / 1000)
    },
    async collect(worker) {
      return [
        jobs.collect(),
        reads.collect(),
        gauge('solve_image_captchas_reads_in_flight', 'Jobs in progress at this worker.', worker.inProgress),
        gauge('solve_image_captchas_redis_up', 'Whether Redis can be asked.', worker.problem ? 0 : 1),
        ...(worker.problem ? [] : await collectFleet(worker)),
        gauge('solve_image_captchas_info', 'Always 1; its labels have the version and the queue.', 1, info),
        ...describeProcess(),
      ]
    },
  }
}

/** What all workers of the queue have in common. */
async function collectFleet(worker: RunningWorker): Promise<Metric[]> {
  const [waiting, spent] = await Promise.all([worker.countWaiting(), worker.spent()])
  const queued = gauge(
    'solve_image_captchas_fleet_reads_queued',
    'Images waiting in the queue, for any worker.',
    waiting,
  )
  if (!spent) return [queued]
  return [
    queued,
    {
      name: 'solve_image_captchas_fleet_spent',
      help: 'What the budget has counted, of all workers: requests, and their cost.',
      type: 'gauge',
      samples: [
        { labels: { unit: 'requests' }, value: spent.requests },
        { labels: { unit: 'cost' }, value: spent.cost },
      ],
    },
  ]
}
