import type { RedisClient } from '../../redis/connect.ts'
import { ownError } from '../own-codes.ts'

/**
 * Writes into a job that its image is about to be sent to a provider that costs money, which one worker may do and only
 * once. So a job that is taken from a worker, because it was killed or cut off, is not paid for again.
 *
 * @param owner - unique for each time that a worker takes a job.
 * @throws {ProviderError} with code `WORKER_LOST` if another has sent it, or the job is gone.
 */
export async function claimJob({ redis }: RedisClient, jobKey: string, owner: string): Promise<void> {
  const sentBy = await redis.eval(CLAIM, 1, jobKey, owner)
  if (sentBy === owner) return
  const message =
    'bullmq: the worker that sent this image to a service was lost before its answer came. It may have been charged, so it ' +
    'is not sent again. Try a fresh image.'
  throw ownError('WORKER_LOST', message, { provider: 'bullmq' })
}

/** Takes back what was written, because the image is not sent. Another worker may have it. */
export async function releaseJob({ redis }: RedisClient, jobKey: string, owner: string): Promise<void> {
  await redis.eval(RELEASE, 1, jobKey, owner)
}

/** The same answer however often it is asked, for a connection that breaks before the answer. A job that is gone is not made anew. */
const CLAIM = `
if redis.call('exists', KEYS[1]) == 0 then return false end
redis.call('hsetnx', KEYS[1], 'sentBy', ARGV[1])
return redis.call('hget', KEYS[1], 'sentBy')
`

const RELEASE = `
if redis.call('hget', KEYS[1], 'sentBy') == ARGV[1] then redis.call('hdel', KEYS[1], 'sentBy') end
`
