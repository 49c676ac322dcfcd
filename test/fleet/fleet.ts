import { Redis } from 'ioredis'
import type { FinishedJob } from '../../src/providers/bullmq/answer-job.ts'
import { bullmq } from '../../src/providers/bullmq/bullmq.ts'
import type { BullmqOptions } from '../../src/providers/bullmq/options.ts'
import { type RunningWorker, startWorker, type WorkerSettings } from '../../src/providers/bullmq/worker.ts'
import type { Provider } from '../../src/providers/provider.ts'
import { parseConnection } from '../../src/redis/options.ts'

/** Clients and workers of one Redis, which end together. */
export function createFleet(connection: string) {
  const ends: (() => Promise<unknown>)[] = []
  const jobs: FinishedJob[] = []
  return {
    /** What the workers did. */
    jobs,
    client(options: Partial<BullmqOptions> = {}) {
      const client = bullmq({ connection, timeout: 30_000, ...options })
      ends.unshift(() => client.close())
      return client
    },
    async worker(
      providers: readonly Provider[],
      settings: Partial<WorkerSettings> = {},
    ): Promise<RunningWorker> {
      const worker = await startWorker({
        address: parseConnection(connection, 'the test'),
        queue: 'image-captchas',
        providers,
        onJob: (job) => jobs.push(job),
        onError: () => undefined,
        ...settings,
      })
      ends.push(() => worker.stop(1_000))
      return worker
    },
    /** A connection that looks at what is in Redis. */
    look(): Redis {
      const redis = new Redis(connection)
      ends.push(async () => redis.disconnect())
      return redis
    },
    async end() {
      for (const close of ends.splice(0)) await close()
    },
  }
}

const readers: Readonly<Record<string, (redis: Redis, key: string) => Promise<unknown>>> = {
  string: (redis, key) => redis.get(key),
  hash: (redis, key) => redis.hgetall(key),
  stream: (redis, key) => redis.xrange(key, '-', '+'),
  list: (redis, key) => redis.lrange(key, 0, -1),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, 0, '-1'),
}

/** Everything that a Redis holds, as text. */
export async function readEverything(redis: Redis): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const key of await redis.keys('*')) {
    const value = await readers[await redis.type(key)]?.(redis, key)
    all.set(key, JSON.stringify(value))
  }
  return all
}
