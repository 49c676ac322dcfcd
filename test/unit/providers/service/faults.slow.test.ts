import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Fault, faults } from '../../../../e2e-fixtures/emulators/index.ts'
import { ProviderError } from '../../../../src/errors/index.ts'
import { createReadingQueue } from '../../../../src/providers/asking/reading-queue.ts'
import type { Provider } from '../../../../src/providers/provider.ts'
import { makePng } from '../make-png.ts'
import { type WireProvider, wireProviders } from './wire-providers.ts'

const image = makePng()

async function fail(provider: Provider, signal?: AbortSignal): Promise<ProviderError> {
  const error = await provider.read({ image, ...(signal && { signal }) }).then(
    (reading) => Promise.reject(new Error(`it read ${reading.text}`)),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ProviderError)
  return error as ProviderError
}

/** What a request that meets a fault ends in, when it is not sent again. */
const outcomes: [name: string, fault: Fault, fields: Record<string, unknown>][] = [
  ['a connection that is reset at once', faults.resetAtOnce, { code: 'CONNECTION_LOST', kind: 'transient' }],
  [
    'a connection that is reset mid-body',
    faults.resetMidBody,
    { code: 'CONNECTION_LOST', kind: 'transient' },
  ],
  ['headers that never come', faults.hang, { code: 'REQUEST_TIMEOUT', kind: 'transient' }],
  ['a body that never ends', faults.hangMidBody, { code: 'REQUEST_TIMEOUT', kind: 'transient' }],
  ['a body that drips', faults.dripBody, { code: 'REQUEST_TIMEOUT', kind: 'transient' }],
  ['HTTP 400 with HTML', faults.sendHtml(400), { code: 'HTTP_400', kind: 'request', status: 400 }],
  ['HTTP 401 with HTML', faults.sendHtml(401), { code: 'HTTP_401', kind: 'permanent', status: 401 }],
  ['HTTP 404 with HTML', faults.sendHtml(404), { code: 'HTTP_404', kind: 'request', status: 404 }],
  ['HTTP 429', faults.rateLimit('0'), { code: 'HTTP_429', kind: 'transient', status: 429, retryAfter: 0 }],
  ['HTTP 500 with nothing', faults.sendJson(500, {}), { code: 'HTTP_500', kind: 'transient', status: 500 }],
  ['HTTP 502 with HTML', faults.sendHtml(502), { code: 'HTTP_502', kind: 'transient', status: 502 }],
  ['HTTP 200 with HTML', faults.sendHtml(200), { code: 'REPLY_NOT_JSON', kind: 'transient', status: 200 }],
  ['JSON that is cut off', faults.truncateJson, { code: 'REPLY_NOT_JSON', kind: 'transient', status: 200 }],
  ['a body of 5 MB', faults.sendHugeBody, { code: 'REPLY_TOO_LARGE', kind: 'transient', status: 200 }],
  ['a redirect', faults.redirect, { code: 'HTTP_307', kind: 'request', status: 307 }],
  [
    'JSON that is no object',
    faults.sendJson(200, [1]),
    { code: 'REPLY_INVALID', kind: 'transient', status: 200 },
  ],
  ['an empty object', faults.sendJson(200, {}), { code: 'REPLY_INVALID', kind: 'transient', status: 200 }],
]

/**
 * A deadline, in milliseconds, that comes after a reply or two even on a busy machine. Only tests whose service never ends
 * the reading itself wait for it.
 */
const afterSomeReplies = 1_500

describe.each(Object.entries(wireProviders))('%s', (name, start) => {
  let wire: WireProvider
  beforeEach(async () => {
    wire = await start()
  })
  afterEach(() => wire.service.close())
  const countSent = (path = wire.creating) =>
    wire.service.requests.filter((request) => request.path === path).length

  describe.each(outcomes)('meets %s', (_fault, fault, fields) => {
    // Long enough for a busy machine to take in megabytes; only a service that says nothing is waited for.
    const requestTimeout = 1_000

    test('and says so', async () => {
      wire.service.failAlways(fault, wire.creating)
      const error = await fail(wire.connect({ requestTimeout, retries: 0 }))
      expect(error).toMatchObject({
        provider: wire.connect().name,
        isRetryable: fields.kind === 'transient',
        ...fields,
      })
      expect(countSent()).toBe(1)
    })

    test('and sends an image again only when the service surely did nothing', async () => {
      wire.service.failAlways(fault, wire.creating)
      await fail(wire.connect({ requestTimeout, retries: 2 }))
      expect(countSent()).toBe(fields.code === 'HTTP_429' ? 3 : 1)
    })
  })

  test('reads when a service that was busy has time again', async () => {
    wire.service.failNext(faults.rateLimit('0'))
    wire.service.failNext(faults.sendHtml(503))
    expect((await wire.connect().read({ image })).text).not.toBe('')
    expect(countSent()).toBe(3)
  })

  test('does not wait for a service that wants to be left alone longer than there is time', async () => {
    wire.service.failAlways(faults.rateLimit('3600'))
    expect(await fail(wire.connect())).toMatchObject({ code: 'HTTP_429', retryAfter: 3_600_000 })
    expect(countSent()).toBe(1)
  })

  test('says that nobody listens at the address', async () => {
    const baseUrl = await findClosedPort()
    const error = await fail(wire.connect({ baseUrl }))
    expect(error).toMatchObject({ code: 'PROVIDER_UNREACHABLE', kind: 'transient' })
    expect(error.summary).toMatch(/can't be reached at http:\/\/127\.0\.0\.1:\d+\/\S+ \(ECONNREFUSED\)\.$/)
    expect((error.cause as Error).message).toBe('fetch failed')
    expect(await fail(wire.connect({ baseUrl: 'http://127.0.0.1:1' }))).toMatchObject({
      code: 'PROVIDER_UNREACHABLE',
    })
  })

  test('stops at once when the key is refused', async () => {
    expect(await fail(wire.connect({ apiKey: 'unknown-key' }))).toMatchObject({ kind: 'permanent' })
    expect(wire.service.requests).toHaveLength(1)
  })

  test('is not asked again by the same solver once its key is refused', async () => {
    const queue = createReadingQueue({ concurrency: 2 })
    const provider = wire.connect({ apiKey: 'unknown-key' })
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(queue.ask([provider], { image }, 0.8)).rejects.toMatchObject({ kind: 'permanent' })
    }
    expect(wire.service.requests).toHaveLength(1)
  })

  test('stops at once when there are no funds', async () => {
    wire.emptyAccount()
    expect(await fail(wire.connect())).toMatchObject({ kind: 'permanent' })
    expect(wire.service.requests).toHaveLength(1)
  })

  test('never gives an empty text', async () => {
    wire.show('')
    const error = await fail(wire.connect())
    expect(error).toMatchObject({ code: 'EMPTY_TEXT', kind: 'image', status: 200 })
    expect(error.excerpt).not.toBe('')
  })

  test('gives the result of a sum, however the service writes it', async () => {
    for (const [shown, answer] of [
      ['3 + 5 = ?', '8'],
      ['12×4=', '48'],
      ['8', '8'],
      ['PASSED', 'PASSED'],
    ] as const) {
      wire.show(shown)
      expect((await wire.connect().read({ image, arithmetic: true })).text).toBe(answer)
      expect((await wire.connect().read({ image })).text).toBe(shown)
    }
  })

  test('ends with its deadline, whatever it is doing', async () => {
    wire.service.failAlways(faults.hang)
    const error = await fail(wire.connect({ timeout: 100 }))
    expect(error).toMatchObject({ code: 'READ_TIMEOUT', kind: 'transient' })
    expect(error.summary).toMatch(/ did not finish within 100 ms: still waiting for its first reply\.$/)
  })

  test('ends with its deadline while it waits to send again, saying after what', async () => {
    wire.service.failAlways(faults.rateLimit('0'))
    const error = await fail(wire.connect({ timeout: afterSomeReplies, retries: 9, retryDelay: 5_000 }))
    expect(error).toMatchObject({ code: 'READ_TIMEOUT', kind: 'transient' })
    expect(error.summary).toMatch(/: still waiting for a better reply than HTTP_429\.$/)
  })

  test('is aborted before it begins, and sends nothing', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(wire.connect().read({ image, signal })).rejects.toThrow('enough')
    expect(wire.service.requests).toHaveLength(0)
  })

  test.each(['hang', 'hangMidBody', 'dripBody'] as const)(
    'is aborted while the service does: %s',
    async (fault) => {
      const controller = new AbortController()
      wire.service.failAlways((request, response) => {
        setTimeout(() => controller.abort(new Error('enough')), 5)
        return faults[fault](request, response)
      })
      await expect(wire.connect().read({ image, signal: controller.signal })).rejects.toThrow('enough')
    },
  )

  test('is aborted while it waits to send again', async () => {
    const controller = new AbortController()
    wire.service.failAlways((request, response) => {
      setTimeout(() => controller.abort(new Error('enough')), 20)
      return faults.rateLimit('3')(request, response)
    })
    await expect(wire.connect().read({ image, signal: controller.signal })).rejects.toThrow('enough')
    expect(countSent()).toBe(1)
  })

  test('is aborted when what sends its requests obeys no signal', async () => {
    const provider = wire.connect({ fetch: () => new Promise(() => {}) })
    await expect(provider.read({ image, signal: AbortSignal.timeout(10) })).rejects.toThrow('timeout')
  })

  test('reads 200 images at the same time', async () => {
    const provider = wire.connect({ timeout: 30_000 })
    const readings = await Promise.all(Array.from({ length: 200 }, () => provider.read({ image })))
    expect(new Set(readings.map((reading) => reading.text)).size).toBe(1)
    expect(countSent()).toBe(200)
  })

  test('ends in a reading or in its error, whatever stands in the fields of a reply', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.jsonValue({ maxDepth: 2 }), fc.boolean(), async (place, value, late) => {
        const path = late && wire.polling ? wire.polling : wire.creating
        // The property is run many times, so what an earlier run left unused must not meet this one.
        let changed = false
        wire.service.changeNext(path, (reply) => {
          changed = true
          return { ...reply, body: replaceAt(reply.body, place, value) }
        })
        const outcome = await wire
          .connect({ retries: 0 })
          .read({ image })
          .catch((thrown: unknown) => thrown)
        expect(changed).toBe(true)
        if (outcome instanceof ProviderError) expect(outcome.message).not.toBe('')
        else
          expect(outcome).toMatchObject({ text: expect.stringMatching(/\S/), provider: expect.any(String) })
      }),
      { numRuns: 60 },
    )
  })

  // A service that replies at once has no task to wait for, lose or ask for again.
  if (name !== 'tupu')
    describe('while a task is worked on', () => {
      test('gives up at its deadline, saying in which state the task was', async () => {
        wire.delayTasks?.()
        const error = await fail(wire.connect({ timeout: afterSomeReplies, pollInterval: 50 }))
        expect(error).toMatchObject({ code: 'READ_TIMEOUT', kind: 'transient', taskId: expect.any(String) })
        expect(error.summary).toMatch(
          /still waiting for task \S+, "(processing|running|CAPCHA_NOT_READY)" after \d+ requests?\.$/,
        )
        expect(countSent()).toBe(1)
      })

      test('asks again when asking failed, and creates no second task', async () => {
        for (const fault of [faults.resetMidBody, faults.sendHtml(502)])
          wire.service.failNext(fault, wire.polling)
        expect((await wire.connect().read({ image })).text).not.toBe('')
        expect(countSent()).toBe(1)
      })

      test('says so when the service lost the task', async () => {
        wire.service.changeNext(wire.creating, (reply) => {
          wire.loseTasks?.()
          return reply
        })
        expect(await fail(wire.connect({ retries: 0 }))).toMatchObject({ taskId: expect.any(String) })
      })

      test('is aborted between two askings', async () => {
        wire.delayTasks?.()
        const reading = wire.connect().read({ image, signal: AbortSignal.timeout(50) })
        await expect(reading).rejects.toThrow('timeout')
      })
    })
})

/** Puts a value in place of one field of a reply, however deep. */
function replaceAt(body: unknown, place: number, value: unknown): unknown {
  const paths = listPaths(body)
  const path = paths[place % paths.length] ?? []
  const copy = structuredClone(body)
  const [field, ...parents] = path.toReversed()
  if (field === undefined) return value
  const parent = parents.toReversed().reduce((node, key) => (node as Record<string, unknown>)[key], copy)
  ;(parent as Record<string, unknown>)[field] = value
  return copy
}

function listPaths(node: unknown, path: string[] = []): string[][] {
  if (typeof node !== 'object' || node === null) return [path]
  return [path, ...Object.entries(node).flatMap(([key, child]) => listPaths(child, [...path, key]))]
}

async function findClosedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
