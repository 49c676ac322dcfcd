import { setMaxListeners } from 'node:events'
import type { Job, Worker } from 'bullmq'
import { ProviderError } from '../../errors/index.ts'
import { connectRedis, type RedisClient } from '../../redis/connect.ts'
import { loadBullmq } from '../../redis/load.ts'
import type { RedisAddress } from '../../redis/options.ts'
import { pause } from '../../shared/abort.ts'
import type { BudgetOptions } from '../asking/budget.ts'
import type { BudgetSpent } from '../asking/ledger.ts'
import { createReadingQueue } from '../asking/reading-queue.ts'
import { toLinks } from '../chain.ts'
import { ownError } from '../own-codes.ts'
import type { Provider } from '../provider.ts'
import { answerJob, type FinishedJob, StoppedError, sendError } from './answer-job.ts'
import { PREFIX, parseReadJob } from './job.ts'
import { passOnReport } from './pass-on-report.ts'
import { reportsOf } from './pool.ts'

/**
 * Milliseconds after which a job whose worker says nothing any more is another's. Shorter, and a worker that is cut off for a
 * few seconds would lose its jobs; longer, and the client of a killed one would wait in vain.
 */
const LOCK_DURATION = 20_000
const LOCK_RENEWAL = 5_000
const LOST_JOBS_INTERVAL = 5_000
/** How often a job is taken from a lost worker: an image that ends every worker must not end all of them. */
const TAKEN_OVER = 1
/** Milliseconds until a provider that refused for good is asked again. */
const ASK_AGAIN_AFTER = 60_000
const REPORTS_AT_ONCE = 10
/** Jobs in hand for each that is being read, so that a provider need not wait for Redis between two images. */
const IN_HAND = 0.25

export interface WorkerSettings {
  address: RedisAddress
  queue: string
  /** Asked in order, the free one first. */
  providers: readonly Provider[]
  /** Images read at the same time. Default: as many as the provider that reads the most at once. */
  concurrency?: number | undefined
  /** Images that all workers of the queue together begin to read within an interval in milliseconds. */
  rate?: { requests: number; interval: number } | undefined
  budget?: BudgetOptions | undefined
  onJob(job: FinishedJob): void
  /** Called with what is wrong with the connection, or in this package. */
  onError(error: Error): void
}

export interface RunningWorker {
  /** The jobs that this worker has, being read or in hand. */
  readonly inProgress: number
  /** Why Redis can't be asked now. Undefined if it can. */
  readonly problem: string | undefined
  /** Images that wait in the queue, for any worker. */
  countWaiting(): Promise<number>
  /** Returns what is spent of the budget, or nothing if there is none. */
  spent(): Promise<BudgetSpent | undefined>
  /**
   * Takes no more jobs, and resolves once those in progress are done, or after `grace` milliseconds. What is left by then and
   * was not sent to a paid provider goes back on the queue.
   *
   * @returns how many were left.
   */
  stop(grace: number): Promise<number>
}

/**
 * Starts a worker of a fleet.
 *
 * @throws {RedisUnusableError | PackageMissingError}
 */
export async function startWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const { address, providers, onJob, onError } = settings
  const bullmq = await loadBullmq()
  const client = await connectRedis(address)
  const { budget, concurrency = concurrencyOf(providers) } = settings
  const queue = createReadingQueue({
    concurrency: settings.concurrency,
    budget,
    askAgainAfter: ASK_AGAIN_AFTER,
  })
  const stopping = new AbortController()
  // Each job in progress listens.
  setMaxListeners(0, stopping.signal)
  const isFirstFree = toLinks(providers)[0]?.provider.free ?? false
  const desk = { client, providers, isFirstFree, queue, stopping: stopping.signal }
  let inProgress = 0

  async function work(name: FinishedJob['name'], run: () => Promise<Omit<FinishedJob, 'name' | 'ms'>>) {
    const started = performance.now()
    inProgress += 1
    try {
      onJob({ name, ...(await run()), ms: performance.now() - started })
    } finally {
      inProgress -= 1
    }
  }

  async function read(job: Job, token?: string): Promise<void> {
    const { id = '', data } = job
    const key = images.toKey(id)
    try {
      await work('read', () => answerJob(desk, { id, key, data }))
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error
      await job.moveToWait(token)
      throw new bullmq.WaitingError()
    }
  }

  const options = {
    connection: client.redis,
    prefix: PREFIX,
    lockDuration: LOCK_DURATION,
    lockRenewTime: LOCK_RENEWAL,
    stalledInterval: LOST_JOBS_INTERVAL,
    maxStalledCount: TAKEN_OVER,
    runRetryDelay: 1_000,
  }
  const images: Worker = new bullmq.Worker(settings.queue, read, {
    ...options,
    concurrency: concurrency + Math.ceil(concurrency * IN_HAND),
    ...(settings.rate && { limiter: { max: settings.rate.requests, duration: settings.rate.interval } }),
  })
  const report = (job: Job) => work('report', () => passOnReport(providers, job.data, stopping.signal))
  const reports: Worker = new bullmq.Worker(reportsOf(settings.queue), report, {
    ...options,
    concurrency: REPORTS_AT_ONCE,
  })
  images.on('failed', (job, error) => {
    if (!job) return
    onJob({ name: 'read', outcome: 'WORKER_LOST', ms: 0 })
    replyLost(client, job, error).catch(onError)
  })
  reports.on('failed', (job, error) => {
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return
    const outcome = error instanceof ProviderError ? error.code : 'WORKER_FAILED'
    onJob({ name: 'report', outcome, provider: job.data.provider, ms: 0 })
  })
  for (const worker of [images, reports]) worker.on('error', onError)

  return {
    get inProgress() {
      return inProgress
    },
    get problem() {
      return client.isReady ? undefined : client.problem
    },
    countWaiting: () => client.redis.llen(images.toKey('wait')),
    spent: async () => budget && queue.spent(),
    async stop(grace) {
      let left = 0
      const closing = Promise.all([images.close(), reports.close()])
      const timer = new AbortController()
      const late = pause(grace, timer.signal).then(
        () => {
          left = inProgress
          stopping.abort(new StoppedError('the worker was stopped'))
        },
        () => undefined,
      )
      await closing
      timer.abort()
      await late
      await queue.close()
      await client.close()
      return left
    },
  }
}

function concurrencyOf(providers: readonly Provider[]): number {
  return Math.max(...toLinks(providers).map(({ provider }) => provider.concurrency ?? 4))
}

/** Tells the client of a job that it was given up. */
async function replyLost(client: RedisClient, { id = '', data }: Job, error: Error): Promise<void> {
  const parsed = parseReadJob(data)
  const replyTo = 'job' in parsed ? parsed.job.replyTo : parsed.replyTo
  const message = `bullmq: the image was given up, because the workers that took it were lost (${error.message}).`
  const lost = ownError('WORKER_LOST', message, { provider: 'bullmq' })
  if (replyTo !== undefined) await sendError(client, replyTo, id, lost)
}
