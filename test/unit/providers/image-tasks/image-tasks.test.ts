import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  faults,
  type ImageTaskEmulator,
  type ImageTaskServiceName,
  startImageTaskEmulator,
} from '../../../../e2e-fixtures/emulators/index.ts'
import { antiCaptchaFailures } from '../../../../src/providers/anti-captcha/failures.ts'
import { capMonsterFailures } from '../../../../src/providers/cap-monster/failures.ts'
import { antiCaptcha, capMonster, type ReadRequest, twoCaptcha } from '../../../../src/providers/index.ts'
import type { FailureTable } from '../../../../src/providers/service/failures.ts'
import { twoCaptchaFailures } from '../../../../src/providers/two-captcha/failures.ts'
import { makePng } from '../make-png.ts'

interface Wire {
  make: typeof twoCaptcha | typeof antiCaptcha | typeof capMonster
  failures: FailureTable
  keyVariable: string
  cost?: number
  /** The endpoints that an accepted and a rejected answer are reported to. */
  reports: { accepted?: string; rejected: string }
}

const wires: Record<ImageTaskServiceName, Wire> = {
  twoCaptcha: {
    make: twoCaptcha,
    failures: twoCaptchaFailures,
    keyVariable: 'TWOCAPTCHA_API_KEY',
    cost: 0.00025,
    reports: { accepted: '/reportCorrect', rejected: '/reportIncorrect' },
  },
  antiCaptcha: {
    make: antiCaptcha,
    failures: antiCaptchaFailures,
    keyVariable: 'ANTICAPTCHA_API_KEY',
    cost: 0.0007,
    reports: { rejected: '/reportIncorrectImageCaptcha' },
  },
  capMonster: {
    make: capMonster,
    failures: capMonsterFailures,
    keyVariable: 'CAPMONSTER_API_KEY',
    reports: { rejected: '/reportIncorrectImageCaptcha' },
  },
}

const image = makePng()
const base64 = Buffer.from(image).toString('base64')

let service: ImageTaskEmulator
afterEach(async () => {
  vi.unstubAllEnvs()
  await service.close()
})

const sent = (index = 0) => JSON.parse(String(service.requests[index]?.body))

describe.each(Object.entries(wires) as [ImageTaskServiceName, Wire][])('%s()', (name, wire) => {
  const quick = { pollInterval: 1, retryDelay: 1 }
  const connect = (options = {}) =>
    wire.make({ apiKey: 'test-key', baseUrl: service.url, ...quick, ...options })
  beforeEach(async () => {
    service = await startImageTaskEmulator(name)
  })

  test('creates a task and asks for it by its number', async () => {
    const reading = await connect().read({ image })
    const [number] = service.tasks.keys()
    expect(reading).toEqual({
      text: 'deditur',
      id: String(number),
      provider: name,
      ...(wire.cost !== undefined && { cost: wire.cost }),
    })
    expect(service.requests.map(({ path }) => path)).toEqual(['/createTask', '/getTaskResult'])
    expect(sent()).toEqual({ clientKey: 'test-key', task: { type: 'ImageToTextTask', body: base64 } })
    expect(sent(1)).toEqual({ clientKey: 'test-key', taskId: number })
  })

  test('gives the id back as it got it, were it a text', async () => {
    const asked: unknown[] = []
    const provider = connect({
      fetch: async (_url: unknown, init: RequestInit) => {
        const { taskId } = JSON.parse(String(init.body))
        asked.push(taskId)
        return Response.json(
          taskId
            ? { errorId: 0, status: 'ready', solution: { text: 'a' } }
            : { errorId: 0, taskId: '0123456789012345678' },
        )
      },
    })
    const reading = await provider.read({ image })
    await provider.report(reading, 'rejected', AbortSignal.timeout(30_000))
    expect(asked).toEqual([undefined, '0123456789012345678', '0123456789012345678'])
  })

  test('reports an answer where the service takes reports of its kind', async () => {
    const signal = AbortSignal.timeout(30_000)
    for (const verdict of ['accepted', 'rejected'] as const) {
      const reading = await connect().read({ image })
      await connect().report(reading, verdict, signal)
    }
    const [accepted, rejected] = service.tasks.keys()
    expect(service.reports).toEqual([
      ...(wire.reports.accepted ? [{ path: wire.reports.accepted, taskId: accepted }] : []),
      { path: wire.reports.rejected, taskId: rejected },
    ])
  })

  test('treats a result without or with a strange price as one that says none', async () => {
    for (const cost of [null, 'free', -1, {}]) {
      service.changeNext('/getTaskResult', ({ body }) => ({ body: { ...(body as object), cost } }))
      expect(await connect().read({ image })).toEqual({
        text: 'deditur',
        id: expect.any(String),
        provider: name,
      })
    }
  })

  test('goes on asking when a server says with a code that the task is not done', async () => {
    const notReady = { errorId: 1, errorCode: 'CAPTCHA_NOT_READY' }
    for (let time = 0; time < 4; time++) service.changeNext('/getTaskResult', () => ({ body: notReady }))
    expect((await connect({ retries: 0 }).read({ image })).text).toBe('deditur')
  })

  test.each(Object.entries(wire.failures))(
    'treats %s as its table says',
    async (errorCode, { kind, unprocessed }) => {
      service.failAlways(faults.sendJson(200, { errorId: 1, errorCode, errorDescription: 'no' }))
      const error = await connect({ retries: 1 })
        .read({ image })
        .catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'ProviderError', provider: name, code: errorCode, kind })
      expect(service.requests).toHaveLength(unprocessed ? 2 : 1)
    },
  )

  test('gives what is left on the account', async () => {
    service.balance = 12.3456
    expect(await connect().balance(AbortSignal.timeout(30_000))).toBe(12.3456)
  })

  test('takes its key from its own variable', async () => {
    vi.stubEnv(wire.keyVariable, 'test-key')
    expect((await wire.make({ baseUrl: service.url, ...quick }).read({ image })).text).toBe('deditur')
    vi.stubEnv(wire.keyVariable, undefined)
    await expect(wire.make({ baseUrl: service.url }).read({ image })).rejects.toThrow(wire.keyVariable)
  })

  test('calls the address of its service unless told another', async () => {
    const urls: string[] = []
    const provider = wire.make({
      apiKey: 'k',
      fetch: async (url) => {
        urls.push(String(url))
        return Response.json({ errorId: 1, errorCode: 'ERROR_ZERO_BALANCE' })
      },
    })
    await expect(provider.read({ image })).rejects.toMatchObject({ kind: 'permanent' })
    expect(urls).toEqual([
      {
        twoCaptcha: 'https://api.2captcha.com/createTask',
        antiCaptcha: 'https://api.anti-captcha.com/createTask',
        capMonster: 'https://api.capmonster.cloud/createTask',
      }[name],
    ])
  })

  test('refuses an option it does not know, naming it', () => {
    expect(() => wire.make({ apikey: 'x' } as never)).toThrow(expect.objectContaining({ option: 'apikey' }))
  })
})

describe('what is known of an answer', () => {
  const rows: [known: Partial<ReadRequest>, people: object, machine: object][] = [
    [{}, {}, {}],
    [{ caseSensitive: true }, { case: true }, { case: true }],
    [{ caseSensitive: false }, { case: false }, { case: false }],
    [{ charset: '0123456789', length: 5 }, { numeric: 1, minLength: 5, maxLength: 5 }, { numeric: 1 }],
    [{ charset: 'abcdéf', length: [4, 6] }, { numeric: 2, minLength: 4, maxLength: 6 }, {}],
    [{ charset: 'abc123' }, {}, {}],
    [{ arithmetic: true }, { math: true }, { math: true }],
    [{ arithmetic: false }, {}, {}],
    [{ usual: { charset: '0123456789', length: 5 }, caseSensitive: true }, { case: true }, { case: true }],
  ]
  const describeTask = async (name: ImageTaskServiceName, known: Partial<ReadRequest>, options = {}) => {
    service = await startImageTaskEmulator(name)
    await wires[name]
      .make({ apiKey: 'test-key', baseUrl: service.url, pollInterval: 1, ...options })
      .read({ image, ...known })
    const { task, clientKey: _key, ...beside } = sent()
    const { type: _type, body: _body, ...fields } = task
    return { fields, beside }
  }

  test.each(rows)('is sent to people: %j', async (known, fields) => {
    expect(await describeTask('twoCaptcha', known)).toEqual({ fields, beside: {} })
    await service.close()
    expect(await describeTask('antiCaptcha', known)).toEqual({ fields, beside: {} })
  })

  test.each(rows)('is sent to CapMonster: %j', async (known, _people, fields) => {
    expect(await describeTask('capMonster', known)).toEqual({ fields, beside: {} })
  })

  test('is sent with the words of the options, where each service takes them', async () => {
    const options = { comment: 'red only', languagePool: 'rn' }
    expect(await describeTask('twoCaptcha', {}, options)).toEqual({
      fields: { comment: 'red only' },
      beside: { languagePool: 'rn' },
    })
    await service.close()
    const more = { ...options, websiteURL: 'https://shop.example' }
    expect(await describeTask('antiCaptcha', {}, more)).toEqual({ fields: more, beside: {} })
  })

  test('says to CapMonster which score is enough, and which kind of captcha it is', async () => {
    expect((await describeTask('capMonster', { minScore: 0.8, module: 'queueit' })).fields).toEqual({
      recognizingThreshold: 80,
    })
    await service.close()
    const options = { threshold: 0.655, module: 'botdetect' }
    expect((await describeTask('capMonster', { minScore: 0.8 }, options)).fields).toEqual({
      recognizingThreshold: 66,
      capMonsterModule: 'botdetect',
    })
    service.confidence = 50
    const again = capMonster({ apiKey: 'test-key', baseUrl: service.url, pollInterval: 1 })
    await expect(again.read({ image, minScore: 0.8 })).rejects.toMatchObject({
      code: 'ERROR_CAPTCHA_UNSOLVABLE',
      kind: 'image',
    })
  })
})
