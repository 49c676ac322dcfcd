import assert from 'node:assert/strict'
import type { Provider, Reading, ReadRequest } from '../providers/provider.ts'
import { assertProviderError, assertReading, settle } from './check.ts'
import { makeSampleImage } from './sample-image.ts'

/** What a test may take at most. Generous: nothing here is about speed. */
const PATIENCE = 30_000

/** As much of a test runner as is needed. `test` of Vitest, Jest, Playwright Test and `node:test` all fit. */
export interface ContractRunner {
  test(title: string, body: () => Promise<void>): unknown
}

export interface ProviderContractOptions extends ContractRunner {
  /** Makes the provider under test, anew for each test. Each is closed when its test is over. */
  create: () => Provider | Promise<Provider>
  /**
   * An image that the provider can read, or what makes one.
   *
   * @default a PNG that shows `H7K2`
   */
  image?: Uint8Array | (() => Uint8Array | Promise<Uint8Array>)
  /**
   * What it has to read in it.
   *
   * @default any text will do
   */
  answer?: string
  /**
   * Makes a provider that can't read anything, for example because its service isn't there.
   *
   * @default none: how it fails isn't tested
   */
  createFailing?: () => Provider | Promise<Provider>
}

/**
 * The tests that every provider passes: ours, and any that a user writes. Defines them with the runner's own `test`.
 *
 * @example
 * providerContract({ test, create: () => myProvider({ address }) })
 */
export function providerContract(options: ProviderContractOptions): void {
  const { test, create, answer } = options
  const { image: picture = makeSampleImage } = options

  /** Defines a test of one provider, which is closed whatever comes of it. */
  function define(
    title: string,
    body: (provider: Provider, image: Uint8Array) => Promise<void>,
    make = create,
  ): void {
    test(title, async () => {
      const image = typeof picture === 'function' ? await picture() : picture
      const provider = await make()
      try {
        await body(provider, image)
      } finally {
        await provider.close?.()
      }
    })
  }

  define('the provider has a name', async ({ name }) => {
    assert.match(name, /^\S+( \S+)*$/, 'a name is a text to show')
  })

  define('the provider reads an image', async (provider, image) => {
    assertReading(await read(provider, { image }), provider.name, answer)
  })

  define('the provider reads several images at the same time', async (provider, image) => {
    const readings = await Promise.all(Array.from({ length: 5 }, () => read(provider, { image })))
    for (const reading of readings) assertReading(reading, provider.name, answer)
  })

  define('the provider takes a request with everything in it', async (provider, image) => {
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

  define('the provider leaves the image as it is', async (provider, image) => {
    const copy = Buffer.from(image)
    await read(provider, { image })
    assert.ok(copy.equals(image), 'the bytes of the request were changed')
  })

  define('the provider says no when the signal is aborted beforehand', async (provider, image) => {
    const reason = new Error('enough')
    const reading = Promise.resolve().then(() => provider.read({ image, signal: AbortSignal.abort(reason) }))
    const outcome = await settle(reading, PATIENCE, 'read() with an aborted signal')
    assert.ok('error' in outcome, 'read() resolved though its signal was aborted')
    assert.equal(outcome.error, reason, 'read() rejects with the reason of its signal')
  })

  define('the provider ends when the signal is aborted meanwhile', async (provider, image) => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const reading = provider.read({ image, signal: controller.signal })
    controller.abort(reason)
    const outcome = await settle(reading, PATIENCE, 'read() whose signal was aborted')
    // One that had its answer at once may still give it.
    if ('value' in outcome) assertReading(outcome.value, provider.name)
    else assert.equal(outcome.error, reason, 'read() rejects with the reason of its signal')
  })

  define('the provider meets bytes that are no image with a reading or a ProviderError', async (provider) => {
    const nonsense = new TextEncoder().encode('<html>no image</html>')
    const outcome = await settle(provider.read({ image: nonsense }), PATIENCE, 'read() of no image')
    if ('value' in outcome) assertReading(outcome.value, provider.name)
    else assertProviderError(outcome.error)
  })

  define('the provider takes a report of its reading, if it takes reports', async (provider, image) => {
    const reading = await read(provider, { image })
    const signal = new AbortController().signal
    for (const verdict of ['accepted', 'rejected'] as const) await provider.report?.(reading, verdict, signal)
  })

  define('the provider gives its balance as a number, if it has one', async (provider) => {
    const balance = await provider.balance?.(new AbortController().signal)
    if (balance !== undefined) assert.ok(Number.isFinite(balance), `a balance is a number, not ${balance}`)
  })

  if (options.createFailing) {
    const fails = 'the provider rejects with a ProviderError when it can not read'
    const body = async (provider: Provider, image: Uint8Array) => {
      const outcome = await settle(provider.read({ image }), PATIENCE, 'read() of a provider that can not')
      assert.ok('error' in outcome, 'read() resolved')
      assertProviderError(outcome.error)
    }
    define(fails, body, options.createFailing)
  }
}

async function read(provider: Provider, request: ReadRequest): Promise<Reading> {
  const outcome = await settle(provider.read(request), PATIENCE, 'read()')
  if ('error' in outcome) throw outcome.error
  return outcome.value
}
