import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createReadingQueue } from '../../../src/providers/asking/reading-queue.ts'
import {
  type RedisBudget,
  type RedisBudgetOptions,
  redisBudget,
} from '../../../src/providers/asking/redis-budget.ts'
import { type RedisServer, startRedis } from '../redis-server.ts'

let server: RedisServer
let look: Redis
const budgets: RedisBudget[] = []
beforeAll(async () => {
  server = await startRedis({ password: 'open-sesame' })
  look = new Redis(server.url)
})
beforeEach(() => look.flushall())
afterAll(async () => {
  for (const budget of budgets) await budget.close()
  look.disconnect()
  await server.stop()
})

function open(options?: RedisBudgetOptions): RedisBudget {
  const budget = redisBudget(server.url, options)
  budgets.push(budget)
  return budget
}

const image = new Uint8Array([1])
const paid = { name: 'paid', read: async () => ({ text: 'a', cost: 0.25, provider: 'paid' }) }

describe('redisBudget()', () => {
  test('is one for all that use it, each with its own limits', async () => {
    const [one, two] = [open(), open()]
    for (const budget of [one, two, one]) expect(await budget.take(0.5, { requests: 3 })).toBeUndefined()
    for (const budget of [one, two])
      expect(await budget.take(0.5, { requests: 3 })).toEqual({ limit: 'requests', spent: 3 })
    expect(await two.take(0.5, { requests: 4 })).toBeUndefined()
    expect(await two.spent()).toEqual({ requests: 4, cost: 2 })
  })

  test('lets processes that all ask at once take as much together as one may, and keeps none of them alive', async () => {
    const file = fileURLToPath(new URL('take-all.ts', import.meta.url))
    const words = ['--import', 'tsx', file, server.url]
    const runs = await Promise.all(
      [1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, words, { timeout: 55_000 })),
    )
    expect(runs.reduce((sum, { stdout }) => sum + Number(stdout), 0)).toBe(20)
  })

  test('limits cost by the price, settles what it really was, and takes ten times 0.1 for 1', async () => {
    const budget = open()
    const taken = await Promise.all(Array.from({ length: 12 }, () => budget.take(0.1, { cost: 1 })))
    expect(taken.filter((refusal) => refusal === undefined)).toHaveLength(10)
    expect(await budget.take(0.1, { cost: 1 })).toEqual({ limit: 'cost', spent: 1 })
    await budget.settle(-0.05)
    await budget.settle(-0.05)
    expect(await budget.take(0.1, { cost: 1 })).toBeUndefined()
  })

  test('is new each day, and apart for each run and name', async () => {
    const limits = { requests: 1 }
    const others = [{ run: '17' }, { run: '18' }, { name: 'nightly' }, { name: 'nightly', run: '17' }]
    for (const options of [{}, ...others]) {
      expect(await open(options).take(1, limits)).toBeUndefined()
      expect(await open(options).take(1, limits)).toBeDefined()
    }
    const today = new Date().toISOString().slice(0, 10)
    expect(await look.pttl(`solve-image-captchas:budget:{default}:day:${today}`)).toBeGreaterThan(86_400_000)
    expect(await look.pttl('solve-image-captchas:budget:{default}:run:17')).toBeGreaterThan(86_400_000)
  })

  test('counts for a solver as its memory does, with what the provider says of the cost', async () => {
    const budget = { cost: 1, prices: { paid: 0.5 }, store: open({ run: 'solver' }) }
    const solvers = [createReadingQueue({ budget }), createReadingQueue({ budget })]
    for (let round = 0; round < 3; round++) await solvers[round % 2]?.ask([paid], { image }, 0)
    expect(await solvers[0]?.spent()).toEqual({ requests: 3, cost: 0.75 })
    await expect(solvers[1]?.ask([paid], { image }, 0)).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
      limit: 'cost',
      allowed: 1,
      spent: 0.75,
    })
  })

  test('lets nothing be sent where Redis is gone, and says so without the password', async () => {
    let isSent = false
    const provider = {
      ...paid,
      read: async () => {
        isSent = true
        return { text: 'a', provider: 'paid' }
      },
    }
    const store = redisBudget('redis://:open-sesame@127.0.0.1:1')
    const queue = createReadingQueue({ budget: { requests: 1, store } })
    const thrown = await queue.ask([provider], { image }, 0).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ code: 'BUDGET_UNAVAILABLE', store: 'redis://127.0.0.1:1' })
    expect((thrown as Error).message).toContain('ECONNREFUSED')
    expect((thrown as Error).message).not.toContain('open-sesame')
    expect(isSent).toBe(false)
  })

  test('refuses an address that is none without repeating it', () => {
    for (const address of [
      'redis.example:6379',
      'http://:secret@host',
      'redis://host/one',
      'redis://host?password=secret',
    ])
      expect(() => redisBudget(address)).toThrow(/redis:\/\/user:password@host/)
    expect(() => redisBudget('http://:secret@host')).not.toThrow(/secret@/)
    expect(() => redisBudget({ hots: 'one' } as object)).toThrow(/hots/)
    expect(() => redisBudget('redis://host', { run: '' })).toThrow(/run/)
  })
})
