import assert from 'node:assert/strict'
import type { Provider, Reading, ReadRequest } from '../providers/provider.ts'
import { assertProviderError, assertReading, settle } from './check.ts'
import { makeSampleImage } from './sample-image.ts'

/** Milliseconds that each step of a test may take. Generous: none of the tests is about speed. */
const TIMEOUT = 30_000

/** The part of a test runner that is needed: `test` of Vitest, Jest, Playwright Test or `node:test`. */
export interface ContractRunner {
  test(title: string, body: () => Promise<void>): unknown
}

export interface ProviderContractOptions extends ContractRunner {
  /** Creates the provider under test. Each test creates one, and closes it at its end. */
  create: () => Provider | Promise<Provider>
  /**
   * An image that the provider can read, or a function that makes one.
   *
   * @default a PNG that shows `H7K2`
   */
  image?: Uint8Array | (() => Uint8Array | Promise<Uint8Array>)
  /**
   * The text it must read in the image.
   *
   * @default any text
   */
  answer?: string
  /**
   * Creates a provider that can't read anything, for example because its service isn't running.
   *
   * @default none: failures aren't tested
   */
  createFailing?: () => Provider | Promise<Provider>
}

/**
 * Defines the tests that every provider must pass, built in or written by a user, with the runner's own `test`.
 *
 * @example
 * providerContract({ test, create: () => myProvider({ address }) })
 */
export function providerContract(options: ProviderContractOptions): void {
  const { test, create, answer } = options
  const { image: source = makeSampleImage } = options

  /** Defines a test of one provider, which is closed whatever the outcome. */
  function define(
    title: string,
    body: (provider: Provider, image: Uint8Array) => Promise<void>,
    make = create,
  ): void {
    test(title, async () => {
      const image = typeof source === 'function' ? await source() : source
      const provider = await make()
      try {
        await body(provider, image)
      } finally {
        await provider.close?.()
      }
    })
  }

  define('the provider has a name', async ({ name }) => {
    assert.match(name, /^\S+( \S+)*$/, 'a name must be a text that can be shown')
  })

  define('the provider reads an image', async (provider, image) => {
    assertReading(await read(provider, { image }), provider.name, answer)
  })

  define('the provider reads several images at the same time', async (provider, image) => {
    const readings = await Promise.all(Array.from({ length: 5 }, () => read(provider, { image })))
    for (const reading of readings) assertReading(reading, provider.name, answer)
  })

  define('the provider accepts a request with every field', async (provider, image) => {
    const request: ReadRequest = {
      image,
      mediaType: 'image/png',
      module: 'common',
      caseSensitive: false,
      charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
      length: [1, 20],
      arithmetic: false,
      minScore: 0,
      pageUrl: 'https://example.com/login?from=%2F',
      signal: new AbortController().signal,
    }
    assertReading(await read(provider, request), provider.name)
  })

  define('the provider leaves the image unchanged', async (provider, image) => {
    const copy = Buffer.from(image)
    await read(provider, { image })
    assert.ok(copy.equals(image), 'the bytes of the request were changed')
  })

  define('the provider rejects if the signal is already aborted', async (provider, image) => {
    const reason = new Error('enough')
    const reading = Promise.resolve().then(() => provider.read({ image, signal: AbortSignal.abort(reason) }))
    const outcome = await settle(reading, TIMEOUT, 'read() with an aborted signal')
    assert.ok('error' in outcome, 'read() resolved although its signal was aborted')
    assert.equal(outcome.error, reason, 'read() must reject with the reason of its signal')
  })

  define('the provider stops once the signal is aborted', async (provider, image) => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const reading = provider.read({ image, signal: controller.signal })
    controller.abort(reason)
    const outcome = await settle(reading, TIMEOUT, 'read() whose signal was aborted')
    // A provider that already has its answer may still return it.
    if ('value' in outcome) assertReading(outcome.value, provider.name)
    else assert.equal(outcome.error, reason, 'read() must reject with the reason of its signal')
  })

  define(
    'the provider returns a reading or a ProviderError for bytes that are not an image',
    async (provider) => {
      const nonsense = new TextEncoder().encode('<html>not an image</html>')
      const outcome = await settle(
        provider.read({ image: nonsense }),
        TIMEOUT,
        'read() of bytes that are not an image',
      )
      if ('value' in outcome) assertReading(outcome.value, provider.name)
      else assertProviderError(outcome.error)
    },
  )

  define('the provider accepts a report of its reading, if it takes reports', async (provider, image) => {
    const signal = new AbortController().signal
    // A service may take one report of each reading, as the solver sends it.
    for (const verdict of ['accepted', 'rejected'] as const)
      await provider.report?.(await read(provider, { image }), verdict, signal)
  })

  define('the provider returns its balance as a number, if it has one', async (provider) => {
    const balance = await provider.balance?.(new AbortController().signal)
    if (balance !== undefined)
      assert.ok(Number.isFinite(balance), `a balance must be a number, not ${balance}`)
  })

  if (options.createFailing) {
    const fails = 'the provider rejects with a ProviderError if it cannot read'
    const body = async (provider: Provider, image: Uint8Array) => {
      const outcome = await settle(provider.read({ image }), TIMEOUT, 'read() of a provider that cannot read')
      assert.ok('error' in outcome, 'read() resolved')
      assertProviderError(outcome.error)
    }
    define(fails, body, options.createFailing)
  }
}

async function read(provider: Provider, request: ReadRequest): Promise<Reading> {
  const outcome = await settle(provider.read(request), TIMEOUT, 'read()')
  if ('error' in outcome) throw outcome.error
  return outcome.value
}
