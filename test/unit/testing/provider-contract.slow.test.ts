import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chain, fixed, fromFunction, local } from '../../../src/providers/index.ts'
import type { Provider } from '../../../src/providers/provider.ts'
import { providerContract } from '../../../src/testing/index.ts'
import { makeSampleImage } from '../../../src/testing/sample-image.ts'
import { wireProviders } from '../providers/service/wire-providers.ts'
import { drawStripesPng, type StripedModel, writeStripedModel } from '../recogniser/striped-model.ts'
import { teamReader } from './own-provider.ts'

describe.each(Object.entries(wireProviders))('%s', (_name, start) => {
  // Closing the provider closes its service too, so that no test leaves anything behind.
  async function create(options = {}): Promise<Provider> {
    const { service, connect } = await start()
    return { ...connect(options), close: () => service.close() }
  }
  providerContract({ test, create, createFailing: () => create({ apiKey: 'unknown-key' }) })
})

describe('local()', () => {
  let model: StripedModel
  beforeAll(async () => {
    model = await writeStripedModel()
  })
  afterAll(() => model.remove())
  providerContract({
    test,
    create: () => local({ model: model.path, runtime: 'wasm' }),
    image: () => drawStripesPng('12Ab'),
    answer: '12Ab',
    createFailing: () => local({ model: '/nowhere/net.onnx' }),
  })
})

describe('fixed()', () => providerContract({ test, create: () => fixed('H7K2'), answer: 'H7K2' }))

describe('chain()', () => {
  const failing = fromFunction(() => '')
  providerContract({ test, create: () => chain(failing, fixed('abcd')), answer: 'abcd' })
})

describe('a function', () => {
  providerContract({
    test,
    create: () => fromFunction(() => 'abcd'),
    createFailing: () => fromFunction(() => ''),
  })
})

describe("a user's own provider", () => {
  let server: Server
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const known = Buffer.concat(chunks).equals(makeSampleImage())
      response.end(JSON.stringify(known ? { text: 'H7K2', score: 0.97 } : {}))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  providerContract({
    test,
    create: () => teamReader(address()),
    answer: 'H7K2',
    createFailing: () => teamReader('http://127.0.0.1:9'),
  })

  test('is the one in the documentation, in at most 25 lines', () => {
    const source = readFileSync(new URL('own-provider.ts', import.meta.url), 'utf8')
    const shown = source
      .replace('../../../src/index.ts', 'solve-image-captchas')
      .replace('../../../src/providers/index.ts', 'solve-image-captchas/providers')
    for (const document of ['README.md', 'docs/writing-a-provider.md']) {
      const text = readFileSync(new URL(`../../../${document}`, import.meta.url), 'utf8')
      expect(text, document).toContain(`\`\`\`ts\n${shown}\`\`\``)
    }
    expect(shown.trimEnd().split('\n').length).toBeLessThanOrEqual(25)
  })
})

describe('providerContract()', () => {
  /** Titles of the tests that a provider fails. */
  async function collectFailures(create: () => Provider): Promise<string[]> {
    const tests: { title: string; body: () => Promise<void> }[] = []
    providerContract({ test: (title, body) => tests.push({ title, body }), create })
    const failed: string[] = []
    for (const { title, body } of tests) await body().catch(() => failed.push(title))
    return failed
  }
  const good = fixed('abcd')

  test('passes a good provider', async () => {
    expect(await collectFailures(() => good)).toEqual([])
  })

  test.each<[what: string, provider: Provider, failed: string | RegExp]>([
    ['has no name', { ...good, name: '' }, 'the provider has a name'],
    [
      'returns an empty text',
      { name: 'x', read: async () => ({ text: ' ', provider: 'x' }) },
      'reads an image',
    ],
    [
      'returns a percentage',
      { name: 'x', read: async () => ({ text: 'a', score: 97, provider: 'x' }) },
      'reads an image',
    ],
    [
      'names another provider',
      { name: 'x', read: async () => ({ text: 'a', provider: 'y' }) },
      'reads an image',
    ],
    [
      'ignores the signal',
      { name: 'x', read: async () => ({ text: 'a', provider: 'x' }) },
      'already aborted',
    ],
    [
      'throws something that is not a ProviderError',
      {
        name: 'x',
        async read({ image, signal }) {
          signal?.throwIfAborted()
          if (image[0] !== 0x89) throw new TypeError('no PNG')
          return { text: 'a', provider: 'x' }
        },
      },
      'not an image',
    ],
    [
      'changes the image',
      {
        name: 'x',
        async read({ image, signal }) {
          signal?.throwIfAborted()
          image[20] = 0
          image[30] = (image[30] ?? 0) + 1
          return { text: 'a', provider: 'x' }
        },
      },
      'leaves the image',
    ],
    ['returns a balance in words', { ...good, balance: async () => 'much' as never }, 'balance'],
    ['cannot take a report', { ...good, report: () => Promise.reject(new Error('no')) }, 'accepts a report'],
  ])('fails a provider that %s', async (_what, provider, failed) => {
    expect((await collectFailures(() => provider)).join()).toMatch(failed)
  })
})
