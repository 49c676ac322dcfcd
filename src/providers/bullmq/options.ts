import * as v from 'valibot'
import type { RedisConnection } from '../../redis/options.ts'
import { milliseconds } from '../service/options.ts'

/** The queue where nothing else is said. */
export const DEFAULT_QUEUE = 'image-captchas'

/** Options of `bullmq()`. */
export interface BullmqOptions {
  /** Where the Redis of the queue is: `'redis://user:password@host:6379/0'`, `rediss://` for TLS, or its parts. */
  connection: RedisConnection
  /**
   * The name of the queue, which clients and workers have in common.
   *
   * @default 'image-captchas'
   */
  queue?: string | undefined
  /**
   * Milliseconds that one reading may take, with its time in the queue. A job that is older is not read.
   *
   * @default 120000
   */
  timeout?: number | undefined
  /**
   * How many images may wait in the queue. Further ones wait in this process until there is room.
   *
   * @default 1000
   */
  maxWaiting?: number | undefined
}

export const queueName = v.pipe(
  v.string(),
  v.regex(/^[\w.-]+$/, 'expected letters, digits, ".", "_" and "-"'),
)

export const bullmqOptions = v.strictObject({
  connection: v.custom<RedisConnection>(
    (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
    'expected the address of a Redis, or its parts',
  ),
  queue: v.optional(queueName, DEFAULT_QUEUE),
  timeout: v.optional(milliseconds, 120_000),
  maxWaiting: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1000),
})
