import * as v from 'valibot'
import { InvalidOptionError } from '../../errors/index.ts'
import { isLoopbackHost } from '../../shared/origins.ts'
import { parseOptions } from '../../shared/parse-options.ts'

export const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0))

/** The options of every provider that calls a service. */
export interface ServiceOptions {
  /**
   * The key of your account. Looked up for every call.
   *
   * @default the provider's environment variable
   */
  apiKey?: string | undefined
  /**
   * What sends the requests, with the signature of the global `fetch`.
   *
   * @default globalThis.fetch
   */
  fetch?: typeof globalThis.fetch | undefined
  /**
   * Milliseconds that one reading may take, with all its requests and waits.
   *
   * @default 120000
   */
  timeout?: number | undefined
  /**
   * Milliseconds that one request may take until the reply is complete.
   *
   * @default 30000
   */
  requestTimeout?: number | undefined
  /**
   * How often to retry a request after a transient failure. A request that costs money is retried only if the service
   * certainly did nothing, never because the reply was slow or lost.
   *
   * @default 2
   */
  retries?: number | undefined
  /**
   * Milliseconds before the first retry; the delay grows with each one. A `Retry-After` of the service is observed as
   * well.
   *
   * @default 500
   */
  retryDelay?: number | undefined
  /**
   * Whether the key may be sent without encryption, to an `http:` address of another machine.
   *
   * @default false
   */
  insecure?: boolean | undefined
}

/**
 * How many images are at a service at the same time. Most of the time of each is waiting. More would pass the limits of
 * services: 60 requests within 3 seconds, for example.
 */
export const SERVICE_CONCURRENCY = 50

export const serviceEntries = {
  apiKey: v.optional(v.string()),
  fetch: v.optional(
    v.custom<typeof globalThis.fetch>((value) => typeof value === 'function', 'expected a function'),
  ),
  timeout: v.optional(milliseconds, 120_000),
  requestTimeout: v.optional(milliseconds, 30_000),
  retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 2),
  retryDelay: v.optional(milliseconds, 500),
  insecure: v.optional(v.boolean(), false),
}

/** The options of a service whose tasks are polled. */
export interface TaskOptions {
  /**
   * How often one task is polled at most.
   *
   * @default 120
   */
  pollLimit?: number | undefined
}

export const taskEntries = {
  pollLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 120),
}

/** The options of a service whose tasks people read. */
export interface WorkerServiceOptions extends ServiceOptions, TaskOptions {
  /**
   * Words shown to whoever reads the image, for example `'only the red characters'`.
   *
   * @default none
   */
  comment?: string | undefined
  /**
   * Milliseconds before the first retry; the delay grows with each one. These services block accounts that ask again at
   * once while nobody is free.
   *
   * @default 5000
   */
  retryDelay?: number | undefined
  /**
   * Milliseconds before each poll for the result.
   *
   * @default 5000
   */
  pollInterval?: number | undefined
}

export const workerEntries = {
  ...serviceEntries,
  ...taskEntries,
  comment: v.optional(v.pipe(v.string(), v.nonEmpty())),
  retryDelay: v.optional(milliseconds, 5_000),
  pollInterval: v.optional(milliseconds, 5_000),
}

/** The options of a service that lets choose who reads. */
export interface PoolOptions extends WorkerServiceOptions {
  /**
   * The language of the people who read: English, or Russian.
   *
   * @default the service's own: 'en'
   */
  languagePool?: 'en' | 'rn' | undefined
}

export const poolEntries = {
  ...workerEntries,
  languagePool: v.optional(v.picklist(['en', 'rn'], "expected 'en' or 'rn'")),
}

/** An `http:` or `https:` address, below which the endpoints are. */
export const baseUrl = v.pipe(
  v.string(),
  v.check(
    (value) => /^https?:\/\//.test(value) && URL.canParse(value),
    'expected an http: or https: address',
  ),
)

/** The address of an endpoint below a base address, with or without a slash at its end. */
export function resolveEndpoint(base: string, path: string): URL {
  const url = new URL(base)
  url.pathname = url.pathname.replace(/\/$/, '') + path
  return url
}

/**
 * Parses the options of a provider that calls a service.
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong, and for an address that everyone on the way could
 *   read the key from.
 */
export function parseServiceOptions<
  Schema extends v.GenericSchema<unknown, { baseUrl?: string | undefined; insecure: boolean }>,
>(schema: Schema, options: v.InferInput<Schema>, owner: string): v.InferOutput<Schema> {
  const settings = parseOptions(schema, options, owner)
  const { baseUrl, insecure } = settings
  if (baseUrl !== undefined && !insecure) assertEncrypted(new URL(baseUrl), owner)
  return settings
}

function assertEncrypted({ protocol, hostname, host }: URL, owner: string): void {
  if (protocol === 'https:' || isLoopbackHost(hostname)) return
  throw new InvalidOptionError(
    'baseUrl',
    `${owner} would send the key of your account to ${host} without encryption: use an https: address, or set ` +
      '`insecure: true` if the network in between is your own.',
  )
}
