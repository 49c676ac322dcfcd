import { randomUUID } from 'node:crypto'
import type { Queue } from 'bullmq'
import { connectRedis, type RedisClient } from '../../redis/connect.ts'
import { loadBullmq } from '../../redis/load.ts'
import type { RedisAddress } from '../../redis/options.ts'
import { abortable } from '../../shared/abort.ts'
import { done, notYet, poll } from '../../shared/poll.ts'
import { Inbox } from './inbox.ts'
import { PREFIX, type ReadJob, type ReportJob, replyKey } from './job.ts'
import { LostJobs } from './lost-jobs.ts'
import type { Outcome } from './outcome.ts'

/** Milliseconds between two looks whether there is room in a full queue. */
const ROOM_INTERVAL = 500
/** A job is there until it has an outcome, and is tried once: what is sent twice may cost twice. */
const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 } as const
/** A report costs nothing, so that it is sent again where the service did not take it. */
const REPORT_OPTIONS = {
  ...JOB_OPTIONS,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000 },
} as const
/** Events that BullMQ keeps of a queue. Nothing here reads them. */
const EVENTS_KEPT = 100

/** A client's end of the pool: it puts images on the queue, and takes the outcomes. */
export interface Pool {
  /** Why commands don't get through. Undefined if they do. */
  readonly problem: string | undefined
  /**
   * Puts an image on the queue and waits for its outcome. Takes it off again once the signal is aborted, unless a worker has
   * it by then.
   *
   * @param onStage - called with what is waited for, as a clause.
   */
  read(toJob: (replyTo: string) => ReadJob, signal: AbortSignal, onStage: Stage): Promise<Outcome>
  report(job: ReportJob, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export type Stage = (waitingFor: string) => void

/**
 * Connects to a queue.
 *
 * @throws {RedisUnusableError | PackageMissingError}
 */
export async function openPool(address: RedisAddress, queueName: string, maxWaiting: number): Promise<Pool> {
  const { Queue } = await loadBullmq()
  const client = await connectRedis(address)
  const blocking = await connectRedis(address).catch(async (error: Error) => {
    await client.close()
    throw error
  })
  const queue = openQueue(Queue, queueName, client)
  const replyTo = replyKey(randomUUID())
  const inbox = new Inbox(blocking, replyTo)
  /** Jobs that are being taken off the queue. */
  const leaving = new Set<Promise<unknown>>()
  const lostJobs = new LostJobs(client, inbox, (id) => queue.toKey(id))
  let reports: Queue | undefined

  async function waitForRoom(signal: AbortSignal, onStage: Stage): Promise<void> {
    const look = async () => {
      const waiting = await queue.getWaitingCount()
      if (waiting < maxWaiting) return done(undefined)
      onStage(`for room in the queue, where ${waiting} images wait`)
      return notYet('the queue is full')
    }
    await poll(look, {
      for: 'room in the queue',
      timeout: Number.POSITIVE_INFINITY,
      signal,
      interval: ROOM_INTERVAL,
    })
  }

  function takeOff(id: string, added: Promise<unknown>): void {
    const removed = added.then(() => queue.remove(id)).catch(() => undefined)
    leaving.add(removed)
    void removed.then(() => leaving.delete(removed))
  }

  return {
    get problem() {
      return client.isReady ? undefined : client.problem
    },
    async read(toJob, signal, onStage) {
      await waitForRoom(signal, onStage)
      onStage('for Redis to take the image')
      const id = randomUUID()
      const outcome = inbox.expect(id)
      const added = queue.add('read', toJob(replyTo), { ...JOB_OPTIONS, jobId: id })
      try {
        await abortable(added, signal)
        onStage('for a worker to read the image')
        return await abortable(Promise.race([outcome, lostJobs.watch(id)]), signal)
      } catch (error) {
        takeOff(id, added)
        throw error
      } finally {
        lostJobs.forget(id)
        inbox.forget(id)
      }
    },
    async report(job, signal) {
      reports ??= openQueue(Queue, reportsOf(queueName), client)
      await abortable(reports.add('report', job, REPORT_OPTIONS), signal)
    },
    async close() {
      lostJobs.close()
      if (client.isReady) {
        await Promise.all(leaving)
        await client.redis.del(replyTo).catch(() => undefined)
      }
      await inbox.close()
      await Promise.all([queue.close(), reports?.close()])
      await client.close()
    },
  }
}

/** The queue of what pages made of answers. It has no rate limit. */
export function reportsOf(queueName: string): string {
  return `${queueName}-reports`
}

function openQueue(Queue: typeof import('bullmq').Queue, name: string, { redis }: RedisClient): Queue {
  const streams = { events: { maxLen: EVENTS_KEPT } }
  const queue = new Queue(name, { connection: redis, prefix: PREFIX, streams })
  // The connection says what is wrong.
  return queue.on('error', () => undefined)
}
