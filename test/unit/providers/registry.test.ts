import { describe, expect, test } from 'vitest'
import { emulatedServices } from '../../../e2e-fixtures/emulators/index.ts'
import * as providers from '../../../src/providers/index.ts'
import { keyedProviders, type RegisteredProvider, registry } from '../../../src/providers/registry.ts'

const registered = Object.entries<RegisteredProvider>(registry)

/** Of those that have no address of their own. */
const baseUrl = 'http://127.0.0.1:1'

describe.each(registered)('the registry, of %s', (name, { create, hasBalance, keyVariable, options }) => {
  test('creates the provider of that name, which the package exports', () => {
    expect(create({ baseUrl }).name).toBe(name)
    expect(providers).toHaveProperty(name)
  })

  test('says whether it has a balance', () => {
    expect(create({ baseUrl }).balance !== undefined).toBe(hasBalance)
  })

  test('passes on the options it has, and no others', () => {
    const known = options.includes('name') ? { name: 'shop' } : { runtime: 'wasm' }
    const provider = create({ ...known, unheardOf: 1, baseUrl, fetch: undefined })
    expect(provider.name).toBe(options.includes('name') ? 'shop' : name)
  })

  test('says which environment variable holds the key, if it needs one', async () => {
    expect(keyVariable !== undefined).toBe(options.includes('apiKey'))
    if (keyVariable === undefined) return
    const reading = create({ apiKey: '', baseUrl }).read({ image: new Uint8Array() })
    await expect(reading).rejects.toThrow(`set the environment variable ${keyVariable}.`)
  })
})

test('every provider that needs a key has an emulator, which the tests of all providers drive', () => {
  const emulated = new Set(Object.values(emulatedServices).map(({ provider }) => provider))
  expect([...emulated]).toEqual(keyedProviders.map(({ name }) => name))
})
