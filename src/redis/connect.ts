import type { RedisOptions as ClientOptions, Redis } from 'ioredis'
import { redact, redactError } from '../log/redact.ts'
import { keepFromLog } from '../log/to-line.ts'
import { withDeadline } from '../shared/abort.ts'
import { defined } from '../shared/defined.ts'
import { loadRedis } from './load.ts'
import type { RedisAddress } from './options.ts'

/** Milliseconds until the first connection counts as failed. Later ones are tried for as long as somebody waits. */
const CONNECT_TIMEOUT = 5_000
/** Milliseconds between two tries at most. */
const LONGEST_RETRY_DELAY = 2_000

/**
 * A connection that comes back by itself. What was sent while it was away is sent then. It keeps no process alive: whoever
 * waits for an answer has a timer that does.
 */
export interface RedisClient {
  readonly redis: Redis
  /** Whether commands get through now. */
  readonly isReady: boolean
  /** Why they don't, without secrets. */
  readonly problem: string
  /** Ends the connection. Never rejects. */
  close(): Promise<void>
}

/** Redis can't be used: it isn't there, or doesn't let this client in. The message has no secrets. */
export class RedisUnusableError extends Error {
  override readonly name = 'RedisUnusableError'
  constructor(
    message: string,
    /** Whether Redis itself refuses this client, which waiting doesn't change. */
    readonly isDenied: boolean,
    cause?: Error,
  ) {
    super(message, cause && { cause })
  }
}

/**
 * Connects to a Redis.
 *
 * @throws {RedisUnusableError} if it doesn't answer within 5 seconds, or refuses.
 * @throws {PackageMissingError}
 */
export async function connectRedis(address: RedisAddress, signal?: AbortSignal): Promise<RedisClient> {
  const { Redis } = await loadRedis()
  const { options, label, secrets } = address
  for (const secret of secrets) keepFromLog(secret)
  const { username, password, tls } = options
  const clientOptions: ClientOptions & { replyMapping: 'legacy' } = {
    ...defined({ ...options, username, password, tls: tls === true ? {} : tls || undefined }),
    lazyConnect: true,
    // Replies as with Redis 5, whatever protocol is spoken.
    replyMapping: 'legacy',
    // Whoever waits has a deadline of its own.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * 2 ** times, LONGEST_RETRY_DELAY),
  }
  const redis = new Redis(clientOptions)

  let last: Error | undefined
  redis.on('error', (error: Error) => {
    last = error
  })
  redis.on('ready', () => {
    last = undefined
  })
  // Each connection has a new socket.
  redis.on('connect', () => redis.stream.unref())
  const client: RedisClient = {
    redis,
    get isReady() {
      return redis.status === 'ready'
    },
    get problem() {
      return last ? redact(last.message, secrets) : 'the connection is being made'
    },
    async close() {
      redis.disconnect()
    },
  }

  const unusable = (isDenied = false) => {
    const cause = last && redactError(last, secrets)
    return new RedisUnusableError(`Redis at ${label} can't be used: ${client.problem}`, isDenied, cause)
  }
  try {
    await withDeadline(CONNECT_TIMEOUT, signal, unusable, () => becomeReady(redis, unusable))
    return client
  } catch (error) {
    redis.disconnect()
    throw error
  }
}

/** Resolves once commands get through, and rejects once Redis refuses. */
async function becomeReady(redis: Redis, deny: (isDenied: boolean) => Error): Promise<void> {
  let stop = () => {}
  const outcome = new Promise<void>((resolve, reject) => {
    const onError = (error: Error) => {
      if (isDenial(error)) reject(deny(true))
    }
    redis.once('ready', resolve).on('error', onError)
    stop = () => void redis.off('ready', resolve).off('error', onError)
  })
  // The first try may fail; the next is made by itself.
  redis.connect().catch(() => undefined)
  await outcome.finally(stop)
}

/** The replies of a Redis that wants another password, or none of this client's commands. */
function isDenial({ message }: Error): boolean {
  return /^(WRONGPASS|NOAUTH|NOPERM|ERR (AUTH|invalid password|Client sent AUTH|DB index))/.test(message)
}
