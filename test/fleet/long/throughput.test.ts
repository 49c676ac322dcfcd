import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RedisServer, startRedis } from '../redis-server.ts'
import {
  type Child,
  endProcesses,
  kill,
  readCharges,
  runClients,
  startClientProcess,
  startWorkerProcess,
} from './processes.ts'

const IMAGES = 5_000
const CLIENTS = 8
/** Of four workers: 50 images at once. */
const AT_ONCE = [13, 13, 12, 12]
/** Milliseconds that the provider takes for an image. */
const READING = 200

let folder: string
let redis: RedisServer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-fleet-'))
  redis = await startRedis()
})
afterEach(async () => {
  await endProcesses()
  await redis.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function heapOf(worker: Child): Promise<number> {
  const heap = worker.message<number>()
  worker.process.send('memory')
  return heap
}

/** Milliseconds that the workers take for as many images without a queue, on this machine as busy as it is. */
async function readDirectly(workers: readonly Child[]): Promise<number> {
  const atOnce = AT_ONCE.reduce((sum, one) => sum + one, 0)
  const took = workers.map((worker, index) => {
    const ms = worker.message<number>()
    worker.process.send(`directly ${Math.round((IMAGES * (AT_ONCE[index] ?? 0)) / atOnce)}`)
    return ms
  })
  return Math.max(...(await Promise.all(took)))
}

async function heapsOf(workers: readonly Child[]): Promise<number> {
  const heaps = await Promise.all(workers.map(heapOf))
  return heaps.reduce((sum, heap) => sum + heap, 0)
}

test('8 clients have 5,000 images read by 4 workers: none is lost, none is charged twice, and memory stays flat', async () => {
  const charges = join(folder, 'charges')
  writeFileSync(charges, '')
  const plan = { url: redis.url, ms: READING, charges, free: false }
  const workers = await Promise.all(
    AT_ONCE.map((concurrency) => startWorkerProcess({ ...plan, concurrency })),
  )
  const share = IMAGES / CLIENTS
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) =>
      startClientProcess({
        url: redis.url,
        first: index * share,
        count: share,
        atOnce: 20,
        timeout: 120_000,
      }),
    ),
  )
  const direct = await readDirectly(workers)
  const look = new Redis(redis.url)
  const running = runClients(clients)
  await expect
    .poll(() => readCharges(charges).size, { timeout: 120_000, interval: 500 })
    .toBeGreaterThanOrEqual(IMAGES / 2)
  const halfway = await heapsOf(workers)
  const memoryHalfway = await usedMemory(look)
  const { report, ms } = await running
  const atEnd = await heapsOf(workers)
  const memoryAtEnd = await usedMemory(look)
  look.disconnect()
  expect(await Promise.all(workers.map((worker) => kill(worker, 'SIGTERM')))).toEqual(AT_ONCE.map(() => 0))

  const counts = readCharges(charges)
  const twice = [...counts.values()].filter((times) => times > 1).length
  const ideal = (IMAGES * READING) / AT_ONCE.reduce((sum, one) => sum + one, 0)
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  console.log(
    [
      `${report.right} of ${IMAGES} images read, ${IMAGES - counts.size} lost, ${twice} charged twice`,
      `${(ms / 1000).toFixed(1)} s, of which ${(ideal / 1000).toFixed(1)} s would be ideal: ${((100 * ideal) / ms).toFixed(1)} %`,
      `${(direct / 1000).toFixed(1)} s without a queue, by the same workers just before: ${((100 * direct) / ms).toFixed(1)} % of its throughput`,
      `heap of the workers ${mb(halfway)} halfway, ${mb(atEnd)} at the end`,
      `heap of the clients ${mb(report.heapHalfway)} halfway, ${mb(report.heapAtEnd)} at the end`,
      `memory of Redis ${mb(memoryHalfway)} halfway, ${mb(memoryAtEnd)} at the end`,
    ].join('\n'),
  )
  expect(report).toMatchObject({ right: IMAGES, wrong: [], codes: {} })
  expect(counts.size).toBe(IMAGES)
  expect(twice).toBe(0)
  expect(atEnd).toBeLessThan(halfway * 1.25)
  expect(report.heapAtEnd).toBeLessThan(report.heapHalfway * 1.25)
  expect(memoryAtEnd).toBeLessThan(memoryHalfway * 1.25)
})

async function usedMemory(redis: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1])
}
