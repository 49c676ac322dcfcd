import * as v from 'valibot'
import { InvalidOptionError } from '../errors/index.ts'
import { parseOptions } from '../shared/parse-options.ts'

/** Where a Redis is, in parts. */
export interface RedisOptions {
  /**
   * Its host name or address.
   *
   * @default '127.0.0.1'
   */
  host?: string | undefined
  /** @default 6379 */
  port?: number | undefined
  /** @default the server's default user */
  username?: string | undefined
  /** @default none */
  password?: string | undefined
  /**
   * The number of its database.
   *
   * @default 0
   */
  db?: number | undefined
  /**
   * Whether to encrypt the connection; an object has options of Node's `tls.connect()`, such as `ca`.
   *
   * @default false
   */
  tls?: boolean | object | undefined
}

/** Where a Redis is: an address such as `redis://user:password@host:6379/0`, `rediss://` for TLS, or its parts. */
export type RedisConnection = string | RedisOptions

export const redisOptionsSchema = v.strictObject({
  host: v.optional(v.pipe(v.string(), v.nonEmpty()), '127.0.0.1'),
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)), 6379),
  username: v.optional(v.string()),
  password: v.optional(v.string()),
  db: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  tls: v.optional(v.union([v.boolean(), v.custom<object>((value) => typeof value === 'object')]), false),
})

/** Where a Redis is, and what must not be printed of it. */
export interface RedisAddress {
  options: v.InferOutput<typeof redisOptionsSchema>
  /** Its address without credentials. */
  label: string
  secrets: readonly string[]
}

/**
 * Checks where a Redis is.
 *
 * @param owner - the function that takes the option, for the message.
 * @throws {InvalidOptionError} which doesn't repeat the address: it may hold a password.
 */
export function parseConnection(connection: unknown, owner: string): RedisAddress {
  const given = typeof connection === 'string' ? parseAddress(connection, owner) : connection
  const options = parseOptions(redisOptionsSchema, given, `${owner}, in "connection",`)
  const { host, port, db, tls, password } = options
  return {
    options,
    label: `${tls ? 'rediss' : 'redis'}://${host}:${port}${db === 0 ? '' : `/${db}`}`,
    secrets: password ? [password] : [],
  }
}

function parseAddress(address: string, owner: string): RedisOptions {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const [, db] = /^\/?(\d*)$/.exec(url?.pathname ?? '') ?? []
  const isRedis = url?.protocol === 'redis:' || url?.protocol === 'rediss:'
  if (!isRedis || db === undefined || url.search !== '') throw invalidAddress(owner)
  try {
    return {
      // An address in brackets is one to URL and not to the system.
      host: url.hostname.replace(/^\[|\]$/g, '') || undefined,
      port: url.port ? Number(url.port) : undefined,
      username: decodeURIComponent(url.username) || undefined,
      password: decodeURIComponent(url.password) || undefined,
      db: Number(db),
      tls: url.protocol === 'rediss:',
    }
  } catch (error) {
    if (error instanceof URIError) throw invalidAddress(owner)
    throw error
  }
}

function invalidAddress(owner: string): InvalidOptionError {
  return new InvalidOptionError(
    'connection',
    `${owner} can't use the option "connection": expected an address such as redis://user:password@host:6379/0, or ` +
      'rediss:// for TLS, with special characters of the password percent-encoded.',
  )
}
