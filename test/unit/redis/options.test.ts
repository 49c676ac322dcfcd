import { describe, expect, test } from 'vitest'
import { InvalidOptionError } from '../../../src/errors/index.ts'
import { parseConnection } from '../../../src/redis/options.ts'

describe('parseConnection()', () => {
  test.each([
    ['redis://127.0.0.1', { host: '127.0.0.1', port: 6379, db: 0, tls: false }, 'redis://127.0.0.1:6379'],
    ['redis://', { host: '127.0.0.1', port: 6379, db: 0, tls: false }, 'redis://127.0.0.1:6379'],
    ['redis://[::1]:7000/', { host: '::1', port: 7000, db: 0, tls: false }, 'redis://::1:7000'],
    [
      'rediss://someone:p%40ss@host.example:7000/3',
      { host: 'host.example', port: 7000, db: 3, tls: true, username: 'someone', password: 'p@ss' },
      'rediss://host.example:7000/3',
    ],
    [
      { host: 'host.example', password: 'p@ss' },
      { host: 'host.example', port: 6379, db: 0, tls: false, password: 'p@ss' },
      'redis://host.example:6379',
    ],
  ])('reads %j', (connection, options, label) => {
    const parsed = parseConnection(connection, 'the test')
    expect(parsed.options).toEqual(options)
    expect(parsed.label).toBe(label)
    expect(parsed.secrets).toEqual('password' in options ? ['p@ss'] : [])
  })

  test.each([
    'host:6379',
    '127.0.0.1',
    'http://:secret@host',
    'redis://:secret%zz@host',
    'redis://:secret@host/one',
    'redis://host?password=secret',
    { host: 'host', port: 0 },
    { hots: 'secret' },
    { host: 'host', db: -1 },
    17,
  ])('refuses %j, without repeating it', (connection) => {
    let thrown: unknown
    try {
      parseConnection(connection, 'the test')
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(InvalidOptionError)
    expect((thrown as Error).message).not.toContain('secret')
  })
})
