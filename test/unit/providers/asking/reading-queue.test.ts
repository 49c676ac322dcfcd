import { describe, expect, test } from 'vitest'
import {
  BudgetExceededError,
  ImageLibraryMissingError,
  InvalidOptionError,
  ProviderError,
} from '../../../../src/errors/index.ts'
import { createReadingQueue } from '../../../../src/providers/asking/reading-queue.ts'
import { chain } from '../../../../src/providers/chain.ts'
import { fixed } from '../../../../src/providers/fixed.ts'
import type { Provider, ReadRequest } from '../../../../src/providers/provider.ts'

const request: ReadRequest = { image: new Uint8Array([1]) }

/** A provider that counts how often it is asked. */
function counting(read: (call: number) => Promise<string> | string, name = 'paid', score?: number) {
  const provider = {
    name,
    calls: 0,
    async read() {
      provider.calls += 1
      const text = await read(provider.calls)
      return { text, provider: name, ...(score !== undefined && { score }) }
    },
  }
  return provider satisfies Provider
}

function refusing(kind: ProviderError['kind'], name = 'refusing') {
  return counting(() => {
    throw new ProviderError(`${name} says no`, { provider: name, kind, code: 'NO' })
  }, name)
}

describe('createReadingQueue()', () => {
  test('gives the first reading that is sure enough, and every answer before it', async () => {
    const queue = createReadingQueue({ concurrency: 2 })
    const { reading, answers } = await queue.ask(
      [counting(() => 'a', 'free', 0.5), counting(() => 'b')],
      request,
      0.8,
    )
    expect(reading).toEqual({ text: 'b', provider: 'paid' })
    expect(answers).toEqual([
      { provider: 'free', reading: { text: 'a', score: 0.5, provider: 'free' }, ms: expect.any(Number) },
      { provider: 'paid', reading: { text: 'b', provider: 'paid' }, ms: expect.any(Number) },
    ])
  })

  test('gives no reading when every provider is unsure or can not read the image', async () => {
    const queue = createReadingQueue({ concurrency: 2 })
    const asked = await queue.ask([refusing('image'), counting(() => 'a', 'free', 0.5)], request, 0.8)
    expect(asked.reading).toBeUndefined()
    expect(asked.answers).toHaveLength(2)
  })

  test('takes a chain apart, so that each of its providers is counted and shown', async () => {
    const queue = createReadingQueue({ concurrency: 2, budget: { requests: 5 } })
    const { answers } = await queue.ask(
      [
        chain(
          counting(() => 'a', 'one', 0.1),
          counting(() => 'b', 'two'),
        ),
      ],
      request,
      0.8,
    )
    expect(answers.map((answer) => answer.provider)).toEqual(['one', 'two'])
    expect((await queue.spent()).requests).toBe(2)
  })

  test('goes on to the next provider after an error that will come again, and throws it when nothing else came', async () => {
    const queue = createReadingQueue({ concurrency: 2 })
    const asked = await queue.ask([refusing('permanent'), fixed('ok')], request, 0.8)
    expect(asked.reading?.text).toBe('ok')
    await expect(queue.ask([refusing('permanent')], request, 0.8)).rejects.toMatchObject({
      kind: 'permanent',
    })
    await expect(queue.ask([refusing('request')], request, 0.8)).rejects.toMatchObject({ kind: 'request' })
  })

  test('never asks a provider again that refused for good', async () => {
    const queue = createReadingQueue({ concurrency: 2 })
    const refused = refusing('permanent')
    for (let round = 0; round < 3; round++) {
      const { answers } = await queue.ask([refused, fixed('ok')], request, 0.8)
      expect(answers[0]?.error).toMatchObject({ kind: 'permanent' })
    }
    expect(refused.calls).toBe(1)
    const refuse = () => refused.read().then(({ text }) => text)
    for (let round = 0; round < 3; round++) await queue.ask([refuse, fixed('ok')], request, 0.8)
    expect(refused.calls).toBe(2)
  })

  test('wraps what a provider throws that is no error of ours, and keeps it as the cause', async () => {
    const cause = new TypeError('undefined is not a function')
    const thrower: Provider = {
      name: 'thrower',
      read() {
        throw cause
      },
    }
    const { answers } = await createReadingQueue({ concurrency: 1 }).ask([thrower], request, 0.8)
    expect(answers[0]?.error).toBeInstanceOf(ProviderError)
    expect(answers[0]?.error).toMatchObject({
      code: 'PROVIDER_THREW',
      summary: 'thrower threw TypeError: undefined is not a function',
      cause,
    })
  })

  test('rejects when images cannot be decoded here at all, since no other image would help', async () => {
    const error = new ImageLibraryMissingError("Cannot find package 'sharp'")
    const provider: Provider = { name: 'local', read: () => Promise.reject(error) }
    await expect(createReadingQueue({ concurrency: 1 }).ask([provider], request, 0.8)).rejects.toBe(error)
  })

  test.each([null, { text: '' }, { text: 'a', score: Number.NaN }])(
    'records an error for a provider that gives %j',
    async (nonsense) => {
      const provider = { name: 'odd', read: async () => nonsense as never }
      const outcome = createReadingQueue({ concurrency: 1 }).ask([provider, fixed('ok')], request, 0.8)
      expect((await outcome).answers[0]?.error).toBeInstanceOf(ProviderError)
    },
  )

  test('is cut by the signal when a provider hangs, and leaves the place free for others', async () => {
    const queue = createReadingQueue({ concurrency: 1 })
    const hanging: Provider = { name: 'hanging', read: () => new Promise(() => {}) }
    const controller = new AbortController()
    const hung = queue.ask([hanging], { ...request, signal: controller.signal }, 0.8)
    const waiting = queue.ask([fixed('next')], request, 0.8)
    controller.abort(new Error('enough'))
    await expect(hung).rejects.toThrow('enough')
    expect((await waiting).reading?.text).toBe('next')
  })

  test('reads no more images at a time than its concurrency', async () => {
    const queue = createReadingQueue({ concurrency: 3 })
    let running = 0
    let most = 0
    const provider = counting(async (call) => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return `text ${call}`
    })
    await Promise.all(Array.from({ length: 50 }, () => queue.ask([provider], request, 0.8)))
    expect(provider.calls).toBe(50)
    expect(most).toBe(3)
  })

  test('lets each provider read as many at a time as it says of itself, where it has no concurrency', async () => {
    const most = new Map<string, number>()
    const measuring = (name: string, concurrency?: number): Provider => {
      let running = 0
      return {
        name,
        ...(concurrency !== undefined && { concurrency }),
        async read() {
          running += 1
          most.set(name, Math.max(most.get(name) ?? 0, running))
          await new Promise((resolve) => setImmediate(resolve))
          running -= 1
          return { text: 'a', provider: name }
        },
      }
    }
    const queue = createReadingQueue({})
    const providers = [measuring('paid', 50), measuring('own'), measuring('single', 1)]
    await Promise.all(
      providers.flatMap((provider) => Array.from({ length: 60 }, () => queue.ask([provider], request, 0.8))),
    )
    expect(Object.fromEntries(most)).toEqual({ paid: 50, own: 4, single: 1 })
  })

  test('reports a reading once, to the provider it came from', async () => {
    const verdicts: string[] = []
    const provider: Provider = {
      ...counting(() => 'a'),
      report: async (reading, verdict) => void verdicts.push(`${reading.text} ${verdict}`),
    }
    const queue = createReadingQueue({ concurrency: 1 })
    const { reading } = await queue.ask([provider], request, 0.8)
    const signal = AbortSignal.timeout(1000)
    if (!reading) throw new Error('no reading')
    await queue.report(reading, 'rejected', signal)
    await queue.report(reading, 'rejected', signal)
    await queue.report({ text: 'foreign', provider: 'paid' }, 'rejected', signal)
    expect(verdicts).toEqual(['a rejected'])
  })

  test('closes each provider it asked once', async () => {
    let closed = 0
    const provider: Provider = { ...counting(() => 'a'), close: async () => void closed++ }
    const queue = createReadingQueue({ concurrency: 1 })
    await queue.ask([provider], request, 0.8)
    await queue.ask([provider], request, 0.8)
    await queue.close()
    expect(closed).toBe(1)
  })
})

describe('the budget of a queue', () => {
  test('stops the request that would exceed it before anything is sent', async () => {
    const queue = createReadingQueue({ concurrency: 4, budget: { requests: 2 } })
    const paid = counting(() => 'a')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => queue.ask([paid], request, 0.8)),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(2)
    expect(paid.calls).toBe(2)
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(BudgetExceededError)
    expect(refused?.reason.summary).toBe(
      "The budget of 2 requests doesn't allow asking paid: 2 spent or in flight. " +
        'Raise `budget.requests`, or find out why so many images had to be read.',
    )
  })

  test('does not count free providers, and still lets them answer when it is spent', async () => {
    const queue = createReadingQueue({ concurrency: 1, budget: { requests: 0 } })
    expect((await queue.ask([counting(() => 'a'), fixed('free')], request, 0.8)).reading?.text).toBe('free')
    expect(await queue.spent()).toEqual({ requests: 0, cost: 0 })
  })

  test('asks first whether an image may be sent to a provider that is not free', async () => {
    const queue = createReadingQueue({ budget: { requests: 5 } })
    const paid = counting(() => 'a')
    const refuse = () => Promise.reject(new Error('another has sent it'))
    const asked = await queue.ask([fixed({ text: 'unsure', score: 0.1 }), paid], request, 0.8, refuse)
    expect(asked.reading).toBeUndefined()
    expect(asked.answers.map(({ reading, error }) => reading?.text ?? error?.message)).toEqual([
      'unsure',
      expect.stringContaining('another has sent it'),
    ])
    expect([paid.calls, (await queue.spent()).requests]).toEqual([0, 0])
    expect((await queue.ask([paid], request, 0.8, async () => {})).reading?.text).toBe('a')
  })

  test('asks a provider again that refused for good, where it is told to', async () => {
    const queue = createReadingQueue({ askAgainAfter: 0 })
    const empty = refusing('permanent')
    for (let round = 0; round < 2; round++) await expect(queue.ask([empty], request, 0.8)).rejects.toThrow()
    expect(empty.calls).toBe(2)
  })

  test('counts a request that failed, because whether it was charged is not known', async () => {
    const queue = createReadingQueue({ concurrency: 1, budget: { requests: 1 } })
    const failing = refusing('transient')
    await queue.ask([failing], request, 0.8)
    await expect(queue.ask([failing], request, 0.8)).rejects.toBeInstanceOf(BudgetExceededError)
    expect(failing.calls).toBe(1)
  })

  test('limits cost by the price of each provider, exactly', async () => {
    const queue = createReadingQueue({ concurrency: 4, budget: { cost: 1, prices: { paid: 0.1 } } })
    const paid = counting(() => 'a')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => queue.ask([paid], request, 0.8)),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10)
    expect(paid.calls).toBe(10)
  })

  test('believes a provider that says what a reading cost', async () => {
    const queue = createReadingQueue({ concurrency: 1, budget: { cost: 1, prices: { paid: 0.5 } } })
    const cheap: Provider = { name: 'paid', read: async () => ({ text: 'a', cost: 0.2, provider: 'paid' }) }
    for (let round = 0; round < 3; round++) await queue.ask([cheap], request, 0.8)
    expect((await queue.spent()).cost).toBeCloseTo(0.6)
    await expect(queue.ask([cheap], request, 0.8)).rejects.toMatchObject({ limit: 'cost' })
  })

  test('asks for the price of a provider when cost is limited', async () => {
    const queue = createReadingQueue({ concurrency: 1, budget: { cost: 1 } })
    const paid = counting(() => 'a')
    await expect(queue.ask([paid], request, 0.8)).rejects.toBeInstanceOf(InvalidOptionError)
    await expect(queue.ask([paid], request, 0.8)).rejects.toMatchObject({ option: 'budget.prices.paid' })
    expect(paid.calls).toBe(0)
  })

  test('lets images wait for their turn, but free providers for none', async () => {
    const queue = createReadingQueue({ concurrency: 9, budget: { rate: { requests: 2, interval: 60_000 } } })
    const paid = counting(() => 'a')
    const controller = new AbortController()
    const waiting = { ...request, signal: controller.signal }
    const asked = Array.from({ length: 4 }, () => queue.ask([paid], waiting, 0.8))
    await Promise.all(asked.slice(0, 2))
    expect((await queue.ask([fixed('free')], request, 0.8)).reading?.text).toBe('free')
    expect(paid.calls).toBe(2)
    controller.abort(new Error('enough'))
    const rest = await Promise.allSettled(asked.slice(2))
    expect(rest.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected'])
    expect((await queue.spent()).requests).toBe(2)
  })

  test('warms up the provider that is asked first, keeps its failure for the first reading, and closes it', async () => {
    const events: string[] = []
    const warm = (name: string): Provider => ({
      ...counting(() => 'a', name),
      async warmUp() {
        events.push(`warm ${name}`)
        throw new Error('no model')
      },
      async close() {
        events.push(`close ${name}`)
      },
    })
    const queue = createReadingQueue({ concurrency: 1 })
    await queue.warmUp([chain(warm('first'), warm('second')), warm('third')])
    await queue.warmUp([() => 'a function'])
    await queue.close()
    expect(events).toEqual(['warm first', 'close first'])
  })
})
