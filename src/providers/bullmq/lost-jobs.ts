import type { RedisClient } from '../../redis/connect.ts'
import { ownError } from '../own-codes.ts'
import type { Inbox } from './inbox.ts'

/** Milliseconds between two looks whether the jobs are still there. */
const INTERVAL = 5_000

/**
 * Finds the jobs that Redis has lost, as one that doesn't keep its data does when it is restarted. A job is lost if it is
 * missing twice, and outcomes were asked for in between.
 */
export class LostJobs {
  readonly #client: RedisClient
  readonly #inbox: Inbox
  readonly #keyOf: (job: string) => string
  /** Jobs that should be there, each with what to call if it isn't. */
  readonly #watched = new Map<string, () => void>()
  /** Jobs that were missing, each with whether outcomes have been asked for since. */
  #missing = new Map<string, () => boolean>()
  #isLooking = false
  readonly #timer: NodeJS.Timeout

  constructor(client: RedisClient, inbox: Inbox, keyOf: (job: string) => string) {
    this.#client = client
    this.#inbox = inbox
    this.#keyOf = keyOf
    this.#timer = setInterval(() => void this.#look(), INTERVAL).unref()
  }

  /**
   * Rejects once a job is lost, and never resolves.
   *
   * @throws {ProviderError} with code `JOB_LOST`.
   */
  watch(job: string): Promise<never> {
    return new Promise((_, reject) => this.#watched.set(job, () => reject(jobLost())))
  }

  forget(job: string): void {
    this.#watched.delete(job)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    const jobs = [...this.#watched.keys()]
    if (this.#isLooking || jobs.length === 0 || !this.#client.isReady) return
    this.#isLooking = true
    try {
      const pipeline = this.#client.redis.pipeline()
      for (const job of jobs) pipeline.exists(this.#keyOf(job))
      const found = (await pipeline.exec()) ?? []
      const hasAsked = this.#inbox.mark()
      const now = jobs.filter((_, index) => found[index]?.[1] === 0)
      for (const job of now) if (this.#missing.get(job)?.()) this.#watched.get(job)?.()
      this.#missing = new Map(now.map((job) => [job, this.#missing.get(job) ?? hasAsked]))
    } catch {
      // The connection has just broken.
    } finally {
      this.#isLooking = false
    }
  }
}

function jobLost(): Error {
  const message =
    'bullmq: Redis has lost the image, and may have lost others. It was restarted without keeping its data (appendonly yes ' +
    'keeps it), or somebody emptied the queue.'
  return ownError('JOB_LOST', message, { provider: 'bullmq' })
}
