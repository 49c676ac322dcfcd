import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type CapsolverEmulator,
  faults,
  startCapsolverEmulator,
} from '../../../../e2e-fixtures/emulators/index.ts'
import { InvalidOptionError, ProviderError } from '../../../../src/errors/index.ts'
import { capsolver } from '../../../../src/providers/capsolver/capsolver.ts'
import { capsolverFailures } from '../../../../src/providers/capsolver/failures.ts'
import type { CapsolverOptions } from '../../../../src/providers/capsolver/options.ts'
import { makePng } from '../make-png.ts'

let service: CapsolverEmulator
beforeEach(async () => {
  service = await startCapsolverEmulator()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await service.close()
})

const image = makePng(20, 10)

function connect(options: CapsolverOptions = {}) {
  return capsolver({ apiKey: 'test-key', baseUrl: service.url, pollInterval: 1, retryDelay: 1, ...options })
}

function sent(index = 0) {
  return JSON.parse(String(service.requests[index]?.body))
}

describe('capsolver()', () => {
  test('reads as the sample of the vendor does, without a browser', async () => {
    service.confidence = 0.93
    expect(await connect().read({ image, module: 'queueit' })).toEqual({
      text: '44795sds',
      score: 0.93,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      provider: 'capsolver',
    })
    expect(service.requests).toHaveLength(1)
    expect(sent()).toEqual({
      clientKey: 'test-key',
      task: { type: 'ImageToTextTask', body: Buffer.from(image).toString('base64'), module: 'queueit' },
    })
  })

  test('sends every documented field', async () => {
    const provider = connect({
      appId: 'app',
      callbackUrl: 'https://example.com/results',
      module: 'future-module',
    })
    await provider.read({
      image,
      module: 'queueit',
      caseSensitive: true,
      minScore: 0.85,
      pageUrl: 'https://shop.example/login?session=secret#top',
    })
    expect(sent()).toEqual({
      clientKey: 'test-key',
      appId: 'app',
      callbackUrl: 'https://example.com/results',
      task: {
        type: 'ImageToTextTask',
        body: expect.any(String),
        websiteURL: 'https://shop.example/login',
        module: 'future-module',
        score: 0.85,
        case: true,
      },
    })
  })

  test.each([
    [0.5, undefined],
    [0.8, 0.8],
    [1, 1],
    [undefined, undefined],
  ])('sends a minimum score of %s as the score %s', async (minScore, score) => {
    await connect().read({ image, ...(minScore !== undefined && { minScore }) })
    expect(sent().task.score).toBe(score)
  })

  test('prefers its own options to what the request says', async () => {
    const provider = connect({ score: 0.9, case: false, websiteURL: 'https://a.example', module: 'common' })
    await provider.read({
      image,
      module: 'dell',
      minScore: 0.8,
      caseSensitive: true,
      pageUrl: 'https://b.example',
    })
    expect(sent().task).toMatchObject({
      score: 0.9,
      case: false,
      websiteURL: 'https://a.example',
      module: 'common',
    })
  })

  test('asks for the result of a task that is not ready at once', async () => {
    service.polls = 2
    expect(await connect().read({ image })).toMatchObject({
      text: '44795sds',
      id: [...service.tasks.keys()][0],
    })
    expect(service.requests.map((request) => request.path)).toEqual([
      '/createTask',
      '/getTaskResult',
      '/getTaskResult',
      '/getTaskResult',
    ])
  })

  test.each(['idle', 'processing', null])('goes on asking while the status is %s', async (status) => {
    service.polls = 1
    service.changeNext('/getTaskResult', () => ({ body: { errorId: 0, status } }))
    expect((await connect().read({ image })).text).toBe('44795sds')
  })

  test('fails when the task failed, even with errorId 0', async () => {
    service.polls = 1
    service.changeNext('/getTaskResult', () => ({ body: { errorId: 0, status: 'failed' } }))
    await expect(connect().read({ image })).rejects.toMatchObject({
      code: 'ERROR_CAPTCHA_SOLVE_FAILED',
      kind: 'image',
      taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('gives up after as many askings as it may make', async () => {
    service.polls = 100
    await expect(connect({ pollLimit: 3 }).read({ image })).rejects.toMatchObject({
      code: 'TASK_NEVER_READY',
      summary: expect.stringMatching(
        /^capsolver was polled 3 times: still waiting for task [0-9a-f-]{36}, "processing" after 3 requests\.$/,
      ),
    })
  })

  test('tells the service of a refused answer, and of no other', async () => {
    const provider = connect({ appId: 'app' })
    const reading = await provider.read({ image })
    const signal = AbortSignal.timeout(5_000)
    await provider.report(reading, 'accepted', signal)
    expect(service.feedback).toEqual([])
    await provider.report(reading, 'rejected', signal)
    expect(service.feedback).toEqual([{ taskId: reading.id, invalid: true }])
    expect(sent(1)).toEqual({
      clientKey: 'test-key',
      appId: 'app',
      taskId: reading.id,
      result: { invalid: true },
    })
  })

  test('gives what is left on the account', async () => {
    service.balance = 3.25
    expect(await connect().balance(AbortSignal.timeout(5_000))).toBe(3.25)
  })

  test('takes the key from the environment, when it is called and not before', async () => {
    vi.stubEnv('CAPSOLVER_API_KEY', undefined)
    const provider = capsolver({ baseUrl: service.url })
    await expect(provider.read({ image })).rejects.toThrow(
      'capsolver needs the key of your account: give the option `apiKey`, or set the environment variable CAPSOLVER_API_KEY.',
    )
    vi.stubEnv('CAPSOLVER_API_KEY', 'test-key')
    expect((await provider.read({ image })).text).toBe('44795sds')
  })

  test('works under another name below another address', async () => {
    const urls: string[] = []
    const provider = connect({
      name: 'compatible',
      baseUrl: 'https://solver.example/some/path/',
      fetch: async (url) => {
        urls.push(String(url))
        return Response.json({ errorId: 0, status: 'ready', solution: { text: 'a' }, taskId: 7 })
      },
    })
    expect(await provider.read({ image })).toEqual({ text: 'a', id: '7', provider: 'compatible' })
    expect(urls).toEqual(['https://solver.example/some/path/createTask'])
  })

  test.each(Object.entries(capsolverFailures))(
    'treats %s as its table says',
    async (errorCode, { kind, unprocessed }) => {
      const refusal = faults.sendJson(kind === 'permanent' ? 401 : 400, {
        errorId: 1,
        errorCode,
        errorDescription: 'no',
      })
      service.failAlways(refusal)
      const error = await connect({ retries: 1 })
        .read({ image })
        .catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ProviderError)
      expect(error).toMatchObject({
        provider: 'capsolver',
        code: errorCode,
        kind,
        isRetryable: kind === 'transient',
      })
      expect(service.requests).toHaveLength(unprocessed ? 2 : 1)
    },
  )

  test('says which code, what it means and what the service said', async () => {
    service.balance = 0
    await expect(connect().read({ image })).rejects.toMatchObject({
      summary: 'capsolver answered ERROR_ZERO_BALANCE, the account has no funds: "top up, please".',
      status: 400,
      excerpt: '{"errorId":1,"errorCode":"ERROR_ZERO_BALANCE","errorDescription":"top up, please"}',
    })
  })

  test.each([
    [{ modul: 'queueit' }, 'modul'],
    [{ score: 0.5 }, 'score'],
    [{ baseUrl: 'ftp://example.com' }, 'baseUrl'],
    [{ callback: { port: -1 } }, 'callback.port'],
    [{ fetch: 'fetch' }, 'fetch'],
    [{ timeout: 'soon' }, 'timeout'],
  ])('refuses the options %j, naming the one', (options, option) => {
    expect(() => capsolver(options as never)).toThrow(InvalidOptionError)
    expect(() => capsolver(options as never)).toThrow(expect.objectContaining({ option }))
  })
})

describe('the callback of capsolver()', () => {
  test('receives the result, so that nothing is asked for', async () => {
    service.polls = 100
    const reading = await connect({ callback: { wait: 10_000 } }).read({ image })
    expect(reading.text).toBe('44795sds')
    expect(service.requests.map((request) => request.path)).toEqual(['/createTask'])
    const { callbackUrl } = sent()
    expect(callbackUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/)
    await expect(fetch(callbackUrl, { method: 'POST' })).rejects.toThrow('fetch failed')
  })

  test('names the address it was told to', async () => {
    service.polls = 1
    await connect({ callback: { url: 'https://tunnel.example/captcha/', wait: 1 } }).read({ image })
    expect(sent().callbackUrl).toMatch(/^https:\/\/tunnel\.example\/captcha\/[0-9a-f]{32}$/)
  })

  test('asks for the result when nothing arrives', async () => {
    service.polls = 1
    const provider = connect({ callback: { url: 'http://127.0.0.1:9/', wait: 5 } })
    expect((await provider.read({ image })).text).toBe('44795sds')
    expect(service.requests.length).toBeGreaterThan(1)
  })

  test('asks for the result when what arrives is of another task, or none', async () => {
    for (const body of [
      JSON.stringify({ errorId: 0, taskId: 'other', status: 'ready', solution: { text: 'x' } }),
      '[]',
    ]) {
      const answered: Promise<Response>[] = []
      const provider = connect({
        callback: { wait: 10_000 },
        fetch: (url, init) => {
          const { callbackUrl } = JSON.parse(String(init?.body))
          if (callbackUrl) answered.push(fetch(callbackUrl, { method: 'POST', body }))
          return fetch(url, init)
        },
      })
      service.polls = 1
      service.changeNext('/createTask', (reply) => ({
        body: { ...(reply.body as object), solution: undefined },
      }))
      expect((await provider.read({ image })).text).toBe('44795sds')
      expect((await answered[0])?.status).toBe(200)
    }
  })

  test('fails when the service posts that the task failed', async () => {
    const provider = connect({
      callback: { wait: 10_000 },
      fetch: (_url, init) => {
        const { callbackUrl } = JSON.parse(String(init?.body))
        const failed = {
          errorId: 1,
          errorCode: 'ERROR_CAPTCHA_UNSOLVABLE',
          errorDescription: '',
          taskId: '7',
        }
        void fetch(callbackUrl, { method: 'POST', body: JSON.stringify(failed) })
        return Promise.resolve(Response.json({ errorId: 0, taskId: '7' }))
      },
    })
    await expect(provider.read({ image })).rejects.toMatchObject({
      code: 'ERROR_CAPTCHA_UNSOLVABLE',
      kind: 'image',
    })
  })

  test('says so when it can not listen, and sends nothing', async () => {
    const port = Number(new URL(service.url).port)
    await expect(connect({ callback: { port } }).read({ image })).rejects.toMatchObject({
      code: 'CALLBACK_UNAVAILABLE',
      kind: 'request',
    })
    expect(service.requests).toHaveLength(0)
  })
})
