import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Fault, faults } from '../../../../e2e-fixtures/emulators/index.ts'
import { createReadingQueue } from '../../../../src/providers/asking/reading-queue.ts'
import { chain } from '../../../../src/providers/chain.ts'
import { makePng } from '../make-png.ts'
import { type WireOptions, type WireProvider, wireProviders } from './wire-providers.ts'

/** A key with characters that JSON, URLs and base64 all write in their own way. */
const canary = 'CANARY-"k€y"+/=&?-7f3a9c51d2'
const spellings = [
  canary,
  encodeURIComponent(canary),
  JSON.stringify(canary).slice(1, -1),
  Buffer.from(canary).toString('base64').replace(/=+$/, ''),
  new URLSearchParams({ key: canary }).toString().slice('key='.length),
  // Half of a key is still a leak.
  'CANARY',
  '7f3a9c51d2',
]

const image = makePng()

/** Everything a user could come to see of something thrown. */
function showEverything(thrown: unknown): string {
  const shown = [inspect(thrown, { depth: 20, showHidden: true }), String(thrown), JSON.stringify(thrown)]
  for (let error = thrown; error instanceof Error; error = error.cause) {
    shown.push(error.message, error.stack ?? '', JSON.stringify(Object.getOwnPropertyDescriptors(error)))
  }
  return shown.join('\n')
}

function expectNoKey(text: string): void {
  for (const spelling of spellings) expect(text).not.toContain(spelling)
}

describe.each(Object.entries(wireProviders))('the key of %s', (_name, start) => {
  let wire: WireProvider
  const printed: string[] = []
  beforeEach(async () => {
    vi.stubEnv('DEBUG', 'solve-image-captchas:*')
    wire = await start(canary)
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation(
        (...values) => void printed.push(inspect(values, { depth: 20 })),
      )
    }
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => Boolean(printed.push(String(chunk))))
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    await wire.service.close()
    const log = printed.join('\n')
    expectNoKey(log)
    expect(log).not.toContain(Buffer.from(image).toString('base64').slice(0, 40))
  })

  const options: WireOptions = { requestTimeout: 100, retries: 1 }
  const provoked: Record<string, (wire: WireProvider) => WireOptions | undefined> = {
    'a deadline': ({ service }) => {
      service.failAlways(faults.hang)
      return { timeout: 30 }
    },
    'a task that is never ready': (wire) => {
      if (wire.delayTasks) wire.delayTasks()
      else wire.show('')
      return { timeout: 60 }
    },
    'no funds': (wire) => {
      wire.emptyAccount()
      return undefined
    },
    'an empty text': (wire) => {
      wire.show('')
      return undefined
    },
    'an address where nobody listens': () => ({ baseUrl: 'http://127.0.0.1:1' }),
    'an address with credentials': () => ({
      baseUrl: `http://user:${encodeURIComponent(canary)}@127.0.0.1:1`,
    }),
    'a fetch that tells all': () => ({
      fetch: (url, init) => {
        const cause = Object.assign(new Error(`${String(url)} ${String(init?.body)}`), { request: init, url })
        return Promise.reject(
          Object.assign(new TypeError(`failed at ${String(url)}`, { cause }), { config: init }),
        )
      },
    }),
  }
  const replies: Record<string, Fault> = {
    'a reset': faults.resetAtOnce,
    'a reset mid-body': faults.resetMidBody,
    'no headers': faults.hang,
    'no end of the body': faults.hangMidBody,
    'JSON that is cut off': faults.truncateJson,
    'a huge body': faults.sendHugeBody,
    'a redirect': faults.redirect,
    'too many requests': faults.rateLimit('0'),
    'HTML with 200': faults.sendHtml(200),
    'HTML with 401': faults.sendHtml(401),
    'HTML with 502': faults.sendHtml(502),
    'the key as a code': faults.sendJson(400, {
      errorId: 1,
      errorCode: canary,
      errorDescription: canary,
      code: canary,
    }),
    'the key in words': faults.sendJson(200, {
      error: true,
      message: `no ${canary}`,
      code: 5,
      errorId: 1,
      errorCode: 'X',
    }),
    'the key in fields': faults.sendJson(200, {
      errorId: 0,
      status: canary,
      solution: canary,
      job_id: {},
      data: canary,
    }),
  }
  const paths = [
    ...Object.entries(provoked),
    ...Object.entries(replies).map(
      ([name, fault]) =>
        [
          name,
          ({ service }: WireProvider) => {
            service.failAlways(fault)
            return undefined
          },
        ] as const,
    ),
  ]

  test.each(paths)('shows nowhere after: %s', async (_path, provoke) => {
    const provider = wire.connect({ ...options, ...provoke(wire) })
    const thrown = await provider.read({ image }).then(
      () => expect.unreachable('it read something'),
      (error: unknown) => error,
    )
    expectNoKey(showEverything(thrown))
  })

  test('shows nowhere in what a chain and a queue make of an error', async () => {
    wire.service.failAlways(faults.sendHtml(401))
    const provider = wire.connect(options)
    const chained = await chain(provider)
      .read({ image })
      .catch((error: unknown) => error)
    const queue = createReadingQueue({ concurrency: 1 })
    const queued = await queue.ask([provider, () => 'ok'], { image }, 0.8)
    expectNoKey(showEverything(chained) + inspect(queued, { depth: 20 }))
  })

  test('shows nowhere in a failed report or balance', async () => {
    wire.service.failAlways(faults.sendHtml(500))
    const provider = wire.connect(options)
    const signal = AbortSignal.timeout(5_000)
    const reading = { text: 'a', id: '7', provider: provider.name }
    const thrown = await Promise.allSettled([
      provider.report?.(reading, 'rejected', signal),
      provider.balance?.(signal),
    ])
    expectNoKey(
      thrown.map((outcome) => (outcome.status === 'rejected' ? showEverything(outcome.reason) : '')).join(),
    )
  })

  test('shows nowhere in the provider itself, nor in its readings', async () => {
    const provider = wire.connect()
    const reading = await provider.read({ image })
    expect(printed.join('\n')).toContain(`solve-image-captchas:provider ${provider.name}: http`)
    expectNoKey(
      inspect(provider, { depth: 20, showHidden: true }) + JSON.stringify(provider) + inspect(reading),
    )
  })
})
