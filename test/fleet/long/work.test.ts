import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startCapsolverEmulator } from '../../../e2e-fixtures/emulators/index.ts'
import { makeSampleImage } from '../../../src/testing/sample-image.ts'
import { createFleet, readEverything } from '../fleet.ts'
import { type RedisServer, startRedis } from '../redis-server.ts'

const cli = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url))
const password = 'open-sesame'
const key = 'CAP-0123456789ABCDEF'
let redis: RedisServer
let fleet: ReturnType<typeof createFleet>
const commands: ChildProcess[] = []
beforeAll(async () => {
  redis = await startRedis({ password })
})
afterEach(async () => {
  await fleet?.end()
  for (const command of commands.splice(0)) await end(command, 'SIGKILL')
})
afterAll(() => redis.stop())

async function end(command: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (command.exitCode !== null || command.signalCode !== null) return command.exitCode
  const exit = once(command, 'exit')
  command.kill(signal)
  await exit
  return command.exitCode
}

/** Starts the command as it is built, and waits until it is ready. The address of the Redis is in the environment. */
async function work(words: string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, SOLVE_IMAGE_CAPTCHAS_REDIS: redis.url, ...environment }
  const command = spawn(process.execPath, [cli, 'work', '--json', '--port', '0', ...words], { env })
  commands.push(command)
  const lines: Record<string, unknown>[] = []
  let output = ''
  command.stdout.on('data', (text: Buffer) => {
    output += text
    const whole = output.split('\n')
    output = whole.pop() ?? ''
    lines.push(...whole.map((line) => JSON.parse(line)))
  })
  let errors = ''
  command.stderr.on('data', (text: Buffer) => {
    errors += text
  })
  await expect
    .poll(() => lines[0]?.event ?? (command.exitCode !== null && errors), { timeout: 30_000 })
    .toBe('working')
  return { command, lines, url: String(lines[0]?.url) }
}

describe('solve-image-captchas work', () => {
  test('reads the images of a queue, says so, and stops when it is told to', async () => {
    const { command, lines, url } = await work(['--provider', 'local'])
    expect(lines[0]).toMatchObject({
      redis: `redis://127.0.0.1:${redis.port}`,
      queue: 'image-captchas',
      providers: ['local'],
    })
    fleet = createFleet(redis.url)
    expect((await fleet.client().read({ image: makeSampleImage() })).text).toBe('H7K2')
    await expect
      .poll(() => lines[1])
      .toMatchObject({ event: 'job', name: 'read', outcome: 'ok', provider: 'local' })
    const health = await fetch(`${url}/healthz`)
    expect([health.status, await health.text()]).toEqual([200, 'ok\n'])
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain(
      'solve_image_captchas_jobs_total{name="read",outcome="ok",provider="local"} 1\n',
    )
    expect(metrics).toContain('solve_image_captchas_fleet_reads_queued 0\n')
    expect(metrics).toContain('solve_image_captchas_redis_up 1\n')
    expect((await fetch(`${url}/other`)).status).toBe(404)
    expect(await end(command, 'SIGTERM')).toBe(0)
    expect(JSON.stringify(lines)).not.toContain('H7K2')
  })

  test('has the keys, and nobody else: none is in Redis, whatever is on its way', async () => {
    const service = await startCapsolverEmulator({ keys: [key] })
    const words = ['--provider', 'local,capsolver', '--base-url', service.url, '--budget-requests', '3']
    const environment = { CAPSOLVER_API_KEY: key }
    const { url } = await work(words, environment)
    await work(words, environment)
    fleet = createFleet(redis.url)
    const look = fleet.look()
    const seen: string[] = []
    let isWatching = true
    const watching = (async () => {
      while (isWatching) {
        seen.push(JSON.stringify([...(await readEverything(look))]))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    const client = fleet.client()
    // The recogniser's own answer is not sure enough, so that the service is asked.
    const image = makeSampleImage()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => client.read({ image, minScore: 1 })),
    )
    isWatching = false
    await watching
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const refused = outcomes.find(({ status }) => status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'BUDGET_EXCEEDED', allowed: 3 } })
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('fleet_spent{unit="requests"} 3\n')
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.join()).not.toContain(key)
    expect(seen.join()).not.toContain(password)
    await service.close()
  })

  test('has no more images read within an interval than the rate of the whole fleet', async () => {
    const words = ['--provider', 'local', '--rate', '2/h']
    await work(words)
    await work(words)
    fleet = createFleet(redis.url)
    const client = fleet.client()
    const enough = new AbortController()
    let read = 0
    const readings = Array.from({ length: 4 }, () =>
      client.read({ image: makeSampleImage(), signal: enough.signal }).then(() => {
        read += 1
      }),
    )
    await expect.poll(() => read, { timeout: 30_000 }).toBe(2)
    const look = fleet.look()
    expect(await look.llen('solve-image-captchas:image-captchas:wait')).toBe(2)
    expect(await look.pttl('solve-image-captchas:image-captchas:limiter')).toBeGreaterThan(3_000_000)
    enough.abort(new Error('enough'))
    await Promise.allSettled(readings)
    expect(read).toBe(2)
    await fleet.look().flushall()
  })
})
