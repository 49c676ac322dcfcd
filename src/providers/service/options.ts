import * as v from 'valibot'

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
}

export const serviceEntries = {
  apiKey: v.optional(v.string()),
  fetch: v.optional(
    v.custom<typeof globalThis.fetch>((value) => typeof value === 'function', 'expected a function'),
  ),
  timeout: v.optional(milliseconds, 120_000),
  requestTimeout: v.optional(milliseconds, 30_000),
  retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 2),
  retryDelay: v.optional(milliseconds, 500),
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
