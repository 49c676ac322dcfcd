import { Queue } from 'bullmq'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BudgetExceededError, ProviderError } from '../../../src/errors/index.ts'
import { createReadingQueue } from '../../../src/providers/asking/reading-queue.ts'
import { redisBudget } from '../../../src/providers/asking/redis-budget.ts'
import { local } from '../../../src/providers/local.ts'
import { ownError } from '../../../src/providers/own-codes.ts'
import type { Provider, ReadRequest } from '../../../src/providers/provider.ts'
import { providerContract } from '../../../src/testing/index.ts'
import { makeSampleImage } from '../../../src/testing/sample-image.ts'
import { createFleet, readEverything } from '../fleet.ts'
import { type RedisServer, startRedis } from '../redis-server.ts'

let redis: RedisServer
let fleet: ReturnType<typeof createFleet>
beforeAll(async () => {
  redis = await startRedis()
  fleet = createFleet(redis.url)
})
afterEach(async () => {
  await fleet.end()
  fleet = createFleet(redis.url)
  await fleet.look().flushall()
})
afterAll(async () => {
  await fleet.end()
  await redis.stop()
})

const image = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9])
const imageAsText = Buffer.from(image).toString('base64')

function paid(more: Partial<Provider> = {}): Provider & { requests: ReadRequest[] } {
  const requests: ReadRequest[] = []
  return {
    name: 'paid',
    requests,
    async read(request) {
      requests.push(request)
      return { text: 'H7K2', score: 0.9, id: '17', cost: 0.001, provider: 'paid' }
    },
    ...more,
  }
}

describe('the contract of a provider, through a queue and a worker', () => {
  let pool: ReturnType<typeof createFleet>
  beforeAll(async () => {
    pool = createFleet(redis.url)
    await pool.worker([local()], { queue: 'contract' })
  })
  afterAll(() => pool.end())
  providerContract({
    test,
    answer: 'H7K2',
    image: makeSampleImage,
    create: () => fleet.client({ queue: 'contract' }),
    createFailing: () => fleet.client({ connection: 'redis://127.0.0.1:1' }),
  })
})

describe('an image on the queue', () => {
  test('takes what is known of its answer along, and brings the reading back', async () => {
    const provider = paid()
    await fleet.worker([provider])
    const reading = await fleet.client().read({
      image,
      mediaType: 'image/png',
      module: 'amazon',
      length: [4, 6],
      charset: 'ABC',
      words: ['one', 'two'],
      usual: { length: 4 },
      minScore: 0.7,
      pageUrl: 'https://user:pass@example.com/login?session=secret#top',
    })
    expect(reading).toEqual({ text: 'H7K2', score: 0.9, id: 'paid:17', cost: 0.001, provider: 'bullmq' })
    expect(provider.requests).toHaveLength(1)
    expect(provider.requests[0]).toMatchObject({
      image,
      mediaType: 'image/png',
      module: 'amazon',
      length: [4, 6],
      charset: 'ABC',
      words: ['one', 'two'],
      usual: { length: 4 },
      minScore: 0.7,
      pageUrl: 'https://example.com/login',
    })
  })

  test('is gone from Redis once it is read, with its answer', async () => {
    await fleet.worker([paid()])
    const client = fleet.client()
    await client.read({ image })
    await client.close()
    const left = await readEverything(fleet.look())
    for (const [key, value] of left) {
      expect(`${key} ${value}`).not.toContain(imageAsText)
      expect(`${key} ${value}`).not.toContain('H7K2')
      expect(key).toMatch(/^solve-image-captchas:/)
    }
    expect([...left.keys()].filter((key) => /replies/.test(key))).toEqual([])
  })

  test('is taken off while it waits, once its signal is aborted', async () => {
    const client = fleet.client()
    const controller = new AbortController()
    const reading = client.read({ image, signal: controller.signal })
    const look = fleet.look()
    await expect.poll(() => look.llen('solve-image-captchas:image-captchas:wait')).toBe(1)
    controller.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
    await expect.poll(() => look.llen('solve-image-captchas:image-captchas:wait')).toBe(0)
    for (const value of (await readEverything(look)).values()) expect(value).not.toContain(imageAsText)
    const provider = paid()
    await fleet.worker([provider])
    await client.read({ image: new Uint8Array([2]) })
    expect(provider.requests).toHaveLength(1)
  })

  test('is not read for a client that has stopped waiting', async () => {
    const client = fleet.client({ timeout: 200 })
    await expect(client.read({ image })).rejects.toMatchObject({ code: 'READ_TIMEOUT', kind: 'transient' })
    const queue = new Queue('image-captchas', {
      connection: fleet.look(),
      prefix: 'solve-image-captchas',
    })
    const replyTo = 'solve-image-captchas:replies:gone'
    await queue.add('read', { v: 1, replyTo, deadline: Date.now() - 1, image: imageAsText, answer: {} })
    const provider = paid()
    await fleet.worker([provider])
    await expect.poll(() => fleet.jobs.map(({ outcome }) => outcome)).toEqual(['expired'])
    expect(provider.requests).toEqual([])
  })

  test('waits for room where the queue is full', async () => {
    const client = fleet.client({ maxWaiting: 2, timeout: 2_000 })
    const first = [client.read({ image }), client.read({ image })].map((reading) => reading.catch(() => null))
    const look = fleet.look()
    await expect.poll(() => look.llen('solve-image-captchas:image-captchas:wait')).toBe(2)
    await expect(fleet.client({ maxWaiting: 2, timeout: 700 }).read({ image })).rejects.toMatchObject({
      code: 'QUEUE_FULL',
      summary: expect.stringContaining('2 images wait'),
    })
    const patient = fleet.client({ maxWaiting: 2 }).read({ image })
    await Promise.all(first)
    await fleet.worker([paid()])
    expect((await patient).text).toBe('H7K2')
  })

  test('of a newer version of the package is refused, with what to do', async () => {
    const look = fleet.look()
    const queue = new Queue('image-captchas', { connection: look, prefix: 'solve-image-captchas' })
    const replyTo = 'solve-image-captchas:replies:newer'
    await queue.add('read', { v: 2, replyTo, image: { somewhere: 'else' } })
    await fleet.worker([paid()])
    await expect.poll(() => look.xlen(replyTo)).toBe(1)
    const [[, [, text]]] = (await look.xrange(replyTo, '-', '+')) as [[string, [string, string]]]
    expect(JSON.parse(text)).toMatchObject({
      v: 1,
      error: { code: 'JOB_NOT_UNDERSTOOD', kind: 'request', message: expect.stringContaining('version 2') },
    })
    expect(await look.pttl(replyTo)).toBeGreaterThan(0)
  })

  test('that somebody else put there writes nothing into a key of somebody else', async () => {
    const look = fleet.look()
    const queue = new Queue('image-captchas', { connection: look, prefix: 'solve-image-captchas' })
    await queue.add('read', { v: 2, replyTo: 'session:1' })
    await queue.add('other', { hello: 'world' })
    await fleet.worker([paid()])
    await expect
      .poll(() => fleet.jobs.map(({ outcome }) => outcome))
      .toEqual(['JOB_NOT_UNDERSTOOD', 'JOB_NOT_UNDERSTOOD'])
    expect(await look.exists('session:1')).toBe(0)
  })
})

describe('what goes wrong at a worker', () => {
  test('is the error of the client, with its code and kind and without keys', async () => {
    process.env.CAPSOLVER_API_KEY = 'CAP-0123456789'
    const error = new ProviderError('paid: no funds for CAP-0123456789', {
      provider: 'paid',
      code: 'ERROR_ZERO_BALANCE',
      kind: 'permanent',
      status: 402,
    })
    await fleet.worker([paid({ read: () => Promise.reject(error) })])
    const thrown = await fleet
      .client()
      .read({ image })
      .catch((error: unknown) => error)
    delete process.env.CAPSOLVER_API_KEY
    expect(thrown).toBeInstanceOf(ProviderError)
    expect(thrown).toMatchObject({
      provider: 'paid',
      code: 'ERROR_ZERO_BALANCE',
      kind: 'permanent',
      status: 402,
      summary: 'paid: no funds for [redacted]',
    })
  })

  test('is a budget that the fleet has spent together', async () => {
    const providers = [paid(), paid()]
    for (const provider of providers)
      await fleet.worker([provider], { budget: { requests: 3, store: redisBudget(redis.url) } })
    const client = fleet.client()
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => client.read({ image })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(providers.flatMap(({ requests }) => requests)).toHaveLength(3)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ limit: 'requests', allowed: 3, spent: 3, provider: 'paid' })
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(BudgetExceededError),
    })
  })

  test('ends no other image', async () => {
    let isFirst = true
    const throwing: Provider = {
      name: 'throwing',
      async read() {
        if (isFirst) {
          isFirst = false
          throw new TypeError('a poisoned image')
        }
        return { text: 'ok', provider: 'throwing' }
      },
    }
    await fleet.worker([throwing], { concurrency: 1 })
    const client = fleet.client()
    await expect(client.read({ image })).rejects.toMatchObject({
      code: 'PROVIDER_THREW',
      summary: expect.stringContaining('a poisoned image'),
    })
    expect((await client.read({ image })).text).toBe('ok')
  })

  test('is passed by the next of its providers, and an unsure reading is for the client to judge', async () => {
    const unsure = paid({ read: async () => ({ text: 'maybe', score: 0.4, provider: 'paid' }) })
    const failing: Provider = {
      name: 'failing',
      read: () => Promise.reject(ownError('READ_TIMEOUT', 'slow', { provider: 'failing' })),
    }
    await fleet.worker([failing, unsure])
    expect(await fleet.client().read({ image, minScore: 0.8 })).toMatchObject({ text: 'maybe', score: 0.4 })
  })
})

test('a worker whose time is up gives back what it has not sent', async () => {
  const hanging = paid({
    concurrency: 1,
    read: ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  })
  const worker = await fleet.worker([hanging])
  const client = fleet.client()
  const readings = [1, 2].map((number) => client.read({ image: new Uint8Array([number]) }))
  const settled = Promise.allSettled(readings)
  // One is being read, and one is in hand.
  await expect.poll(() => worker.inProgress).toBe(2)
  expect(await worker.stop(100)).toBe(2)
  await fleet.worker([paid()])
  const outcomes = await settled
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'WORKER_LOST' },
  })
})

test('reports reach the provider that read the image, through a solver too', async () => {
  const reports: unknown[] = []
  const reporting = paid({
    async report({ id, provider }, verdict) {
      reports.push({ id, provider, verdict })
    },
  })
  await fleet.worker([{ ...local(), name: 'unable', read: () => Promise.reject(new Error('no')) }, reporting])
  const queue = createReadingQueue({})
  const { reading } = await queue.ask([fleet.client()], { image }, 0.8)
  expect(reading?.provider).toBe('bullmq')
  if (reading) await queue.report(reading, 'rejected', new AbortController().signal)
  await expect.poll(() => reports).toEqual([{ id: '17', provider: 'paid', verdict: 'rejected' }])
  await expect
    .poll(async () => [...(await readEverything(fleet.look())).keys()].join())
    .not.toMatch(/reports:\d/)
})

describe('the password of a Redis', () => {
  test('is in no error', async () => {
    const guarded = await startRedis({ password: 'open-sesame' })
    const { port } = guarded
    const wrong = fleet.client({ connection: `redis://:wr0ng-pass@127.0.0.1:${port}` })
    const thrown = await wrong.read({ image }).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ code: 'REDIS_DENIED', kind: 'permanent' })
    const { message, stack, cause } = thrown as Error
    expect(JSON.stringify([message, stack, cause, String((cause as Error).stack)])).not.toContain(
      'wr0ng-pass',
    )
    expect(message).toContain(`redis://127.0.0.1:${port}`)
    const missing = fleet.client({ connection: { port } })
    await expect(missing.read({ image })).rejects.toMatchObject({ code: 'REDIS_DENIED' })
    const pool = createFleet(guarded.url)
    await pool.worker([paid()])
    expect((await pool.client().read({ image })).text).toBe('H7K2')
    await pool.end()
    await guarded.stop()
  })
})
