import * as v from 'valibot'

export const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0))

/** The options that every provider which asks a service has. */
export const serviceEntries = {
  /**
   * The key of your account. Looked up for every call.
   *
   * @default the provider's environment variable
   */
  apiKey: v.optional(v.string()),
  /**
   * What sends the requests, with the signature of the global `fetch`.
   *
   * @default globalThis.fetch
   */
  fetch: v.optional(
    v.custom<typeof globalThis.fetch>((value) => typeof value === 'function', 'expected a function'),
  ),
  /**
   * Milliseconds one reading may take, with all its requests and waits.
   *
   * @default 120000
   */
  timeout: v.optional(milliseconds, 120_000),
  /**
   * Milliseconds one request may take until its whole reply is there.
   *
   * @default 30000
   */
  requestTimeout: v.optional(milliseconds, 30_000),
  /**
   * How often a request is sent again that failed in a way that may pass. One that costs money is sent again only when
   * the service surely did nothing about it, never because its reply was slow or was lost.
   *
   * @default 2
   */
  retries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 2),
  /**
   * Milliseconds before a request is sent again the first time; the wait grows with each time. A service's
   * `Retry-After` is waited for as well.
   *
   * @default 500
   */
  retryDelay: v.optional(milliseconds, 500),
}

/** The options of a service that takes a task and is asked for the result. */
export const taskEntries = {
  /**
   * How often the result of one task is asked for at most.
   *
   * @default 120
   */
  pollLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 120),
}

/** An `http:` or `https:` address. Requests go to paths below it. */
export const baseUrl = v.pipe(
  v.string(),
  v.check(
    (value) => /^https?:\/\//.test(value) && URL.canParse(value),
    'expected an http: or https: address',
  ),
)

/** The address of an endpoint below a base address, whether that ends with a slash or not. */
export function resolveEndpoint(base: string, path: string): URL {
  const url = new URL(base)
  url.pathname = url.pathname.replace(/\/$/, '') + path
  return url
}
