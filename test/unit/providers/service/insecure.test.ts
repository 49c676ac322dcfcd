import { describe, expect, test } from 'vitest'
import { InvalidOptionError } from '../../../../src/errors/index.ts'
import { keyedProviders, registry } from '../../../../src/providers/registry.ts'

describe.each(keyedProviders)('the key of $name', ({ name }) => {
  const create = (baseUrl: string, insecure?: boolean) => registry[name].create({ baseUrl, insecure })

  test.each([
    'http://solver.example',
    'http://192.168.1.7:8765',
    'http://127.0.0.1.evil.test',
    'http://[fe80::1]/',
  ])('does not go to %s, unless it is said to be well so', (address) => {
    expect(() => create(address)).toThrow(InvalidOptionError)
    expect(() => create(address)).toThrow(expect.objectContaining({ option: 'baseUrl' }))
    expect(() => create(address)).toThrow(
      `${name}() would send the key of your account to ${new URL(address).host} without encryption: ` +
        'use an https: address, or set `insecure: true` if the network in between is your own.',
    )
    expect(create(address, true).name).toBe(name)
  })

  test.each(['https://solver.example', 'http://127.0.0.1:4801', 'http://localhost', 'http://[::1]:80'])(
    'goes to %s',
    (address) => {
      expect(create(address).name).toBe(name)
    },
  )
})
