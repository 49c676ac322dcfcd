import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bullmq } from '../../../src/providers/bullmq/bullmq.ts'
import { readEverything } from '../fleet.ts'
import { type RedisServer, startRedis } from '../redis-server.ts'
import { startProxy, type TcpProxy } from '../tcp-proxy.ts'
import {
  type Child,
  endProcesses,
  kill,
  readCharges,
  runClients,
  startClientProcess,
  startWorkerProcess,
  type WorkerPlan,
} from './processes.ts'

let folder: string
let charges: string
let redis: RedisServer
const ends: (() => Promise<unknown> | unknown)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-fleet-'))
  charges = join(folder, 'charges')
  writeFileSync(charges, '')
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await endProcesses()
  await redis.stop()
  rmSync(folder, { recursive: true, force: true })
})

function work(plan: Partial<WorkerPlan> = {}): Promise<Child> {
  return startWorkerProcess({ url: redis.url, concurrency: 10, ms: 200, charges, free: false, ...plan })
}

function ask(count: number, url = redis.url, timeout = 120_000): Promise<Child> {
  return startClientProcess({ url, first: 0, count, atOnce: 20, timeout })
}

/** Waits until the providers have been asked for so many images. */
const reached = (count: number) =>
  expect
    .poll(() => readCharges(charges).size, { timeout: 60_000, interval: 20 })
    .toBeGreaterThanOrEqual(count)

function expectChargedOnce(count: number): void {
  const counts = readCharges(charges)
  expect([...counts.values()].filter((times) => times > 1)).toEqual([])
  expect(counts.size).toBe(count)
}

async function proxy(): Promise<TcpProxy> {
  const network = await startProxy(redis.port)
  ends.push(network.close)
  return network
}

const pausing = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a worker that is killed', () => {
  test('loses no image of a free provider: another worker reads it', async () => {
    redis = await startRedis()
    const doomed = await work({ free: true })
    const running = runClients([await ask(100)])
    await reached(25)
    await kill(doomed, 'SIGKILL')
    await work({ free: true })
    const { report } = await running
    expect(report).toMatchObject({ right: 100, wrong: [], codes: {} })
  })

  test('has an image that it had sent to a paid provider fail, and not be charged again', async () => {
    redis = await startRedis()
    const doomed = await work()
    const running = runClients([await ask(100)])
    await reached(25)
    await kill(doomed, 'SIGKILL')
    await work()
    const { report } = await running
    expect(report.wrong).toEqual([])
    expect(Object.keys(report.codes)).toEqual(['WORKER_LOST'])
    const lost = report.codes.WORKER_LOST ?? 0
    // Ten were read, and a quarter more were in hand.
    expect(lost).toBeLessThanOrEqual(13)
    expect(report.right + lost).toBe(100)
    expect([...readCharges(charges).values()].filter((times) => times > 1)).toEqual([])
  })

  test('is no loss if it is stopped in time', async () => {
    redis = await startRedis()
    const first = await work()
    const running = runClients([await ask(100)])
    await reached(25)
    expect(await kill(first, 'SIGTERM')).toBe(0)
    await work()
    expect((await running).report).toMatchObject({ right: 100, wrong: [], codes: {} })
    expectChargedOnce(100)
  })

  test('by a poisoned image takes one other along, and the image is given up', async () => {
    redis = await startRedis()
    const workers = [await work(), await work(), await work()]
    const client = bullmq({ connection: redis.url, timeout: 150_000 })
    ends.push(client.close)
    const poisoned = client.read({ image: new Uint8Array([255, 1, 2, 3]) })
    await expect(poisoned).rejects.toMatchObject({ code: 'WORKER_LOST' })
    expect(workers.filter(({ process }) => process.signalCode === null).length).toBeGreaterThanOrEqual(1)
    const { report } = await runClients([await ask(20)])
    expect(report).toMatchObject({ right: 20, wrong: [], codes: {} })
  })
})

describe('a Redis that is restarted', () => {
  test('loses nothing if it keeps its data', async () => {
    redis = await startRedis({ keepsData: true })
    await work()
    await work()
    const running = runClients([await ask(200)])
    await reached(60)
    await redis.restart()
    expect((await running).report).toMatchObject({ right: 200, wrong: [], codes: {} })
    expectChargedOnce(200)
  })

  test('without its data has every image read or refused, and none charged twice', async () => {
    redis = await startRedis()
    await work()
    await work()
    const running = runClients([await ask(200)])
    await reached(60)
    await redis.restart()
    const { report } = await running
    const refused = Object.values(report.codes).reduce((sum, count) => sum + count, 0)
    expect(report.right + refused).toBe(200)
    expect(report.wrong).toEqual([])
    for (const code of Object.keys(report.codes)) expect(['JOB_LOST', 'WORKER_LOST']).toContain(code)
    expect([...readCharges(charges).values()].filter((times) => times > 1)).toEqual([])
  })
})

describe('a network that is cut for 10 seconds', () => {
  /** Has 200 images read, while the network is cut and mended. */
  async function expectNothingLost(network: TcpProxy, clientUrl = redis.url): Promise<void> {
    const running = runClients([await ask(200, clientUrl)])
    await reached(60)
    network.cut()
    await pausing(10_000)
    network.mend()
    expect((await running).report).toMatchObject({ right: 200, wrong: [], codes: {} })
    expectChargedOnce(200)
  }

  test('between clients and Redis loses nothing', async () => {
    redis = await startRedis()
    const network = await proxy()
    await work()
    await expectNothingLost(network, `redis://127.0.0.1:${network.port}`)
  })

  test('between workers and Redis loses nothing', async () => {
    redis = await startRedis()
    const network = await proxy()
    await work({ url: `redis://127.0.0.1:${network.port}` })
    await work({ url: `redis://127.0.0.1:${network.port}` })
    await expectNothingLost(network)
  })
})

test('a Redis whose memory is full refuses an image, and takes the next once it has room', async () => {
  redis = await startRedis()
  const client = bullmq({ connection: redis.url, timeout: 20_000 })
  ends.push(client.close)
  await client.warmUp()
  const look = new Redis(redis.url)
  ends.push(() => look.disconnect())
  await look.config('SET', 'maxmemory', '1mb')
  await expect(client.read({ image: new Uint8Array(100) })).rejects.toMatchObject({
    code: 'QUEUE_FULL',
    kind: 'transient',
    summary: expect.stringContaining('memory of Redis'),
  })
  await look.config('SET', 'maxmemory', '0')
  await work()
  expect((await client.read({ image: new Uint8Array(100) })).text).toBe('0')
  const jobs = async () =>
    [...(await readEverything(look)).keys()].filter((key) => /image-captchas:[\da-f-]{36}/.test(key))
  await expect.poll(jobs).toEqual([])
})
