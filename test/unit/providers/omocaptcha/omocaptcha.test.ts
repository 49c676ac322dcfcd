import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type OmocaptchaEmulator, startOmocaptchaEmulator } from '../../../../e2e-fixtures/emulators/index.ts'
import { InvalidOptionError } from '../../../../src/errors/index.ts'
import { omocaptcha } from '../../../../src/providers/omocaptcha/omocaptcha.ts'
import type { OmocaptchaOptions } from '../../../../src/providers/omocaptcha/options.ts'
import { makePng } from '../make-png.ts'

let service: OmocaptchaEmulator
beforeEach(async () => {
  service = await startOmocaptchaEmulator()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await service.close()
})

const image = makePng(20, 10)
const base64 = Buffer.from(image).toString('base64')

function connect(options: OmocaptchaOptions = {}) {
  const baseUrl = `${service.url}/${options.api === 'v2' ? 'v2' : 'api'}`
  return omocaptcha({ apiKey: 'test-key', baseUrl, pollInterval: 1, retryDelay: 1, ...options })
}

function sent(index = 0) {
  return JSON.parse(String(service.requests[index]?.body))
}

describe('omocaptcha()', () => {
  test('creates a job and asks for its result, as the page of the vendor says', async () => {
    expect(await connect().read({ image })).toEqual({ text: 'abcxyz', id: '123456', provider: 'omocaptcha' })
    expect(service.requests.map((request) => request.path)).toEqual(['/api/createJob', '/api/getJobResult'])
    expect(sent(0)).toEqual({ api_token: 'test-key', data: { type_job_id: '30', image_base64: base64 } })
    expect(sent(1)).toEqual({ api_token: 'test-key', job_id: 123456 })
  })

  test('asks for another type of job when told so', async () => {
    await connect({ typeJobId: '31' }).read({ image })
    expect(sent().data.type_job_id).toBe('31')
  })

  test.each(['running', 'waiting', 'processing', null])(
    'goes on asking while the status is %s',
    async (status) => {
      service.changeNext('/api/getJobResult', () => ({ body: { error: false, status, result: null } }))
      expect((await connect().read({ image })).text).toBe('abcxyz')
    },
  )

  test('understands servers that say success instead of error', async () => {
    service.dialect = 'success'
    expect((await connect().read({ image })).text).toBe('abcxyz')
    service.balance = 0
    await expect(connect().read({ image })).rejects.toMatchObject({ kind: 'permanent' })
  })

  test('fails when the job failed, though error is false', async () => {
    service.changeNext('/api/getJobResult', () => ({ body: { error: false, status: 'fail', result: null } }))
    await expect(connect().read({ image })).rejects.toMatchObject({
      code: 'JOB_FAILED',
      kind: 'image',
      taskId: '123456',
      summary: 'omocaptcha answered JOB_FAILED, the image was not read.',
    })
  })

  test.each([
    ['Invalid token', 'permanent'],
    ['Balance is not enough', 'permanent'],
    ['Số dư không đủ', 'permanent'],
    ['Server is busy', 'transient'],
  ])('takes the message "%s" for a %s error', async (message, kind) => {
    service.changeNext('/api/createJob', () => ({ body: { error: true, message } }))
    await expect(connect().read({ image })).rejects.toMatchObject({ code: 'REQUEST_REFUSED', kind })
  })

  test('reads the balance, which is in digits', async () => {
    service.balance = 1.5
    expect(await connect().balance(AbortSignal.timeout(5_000))).toBe(1.5)
    expect(await connect({ api: 'v2' }).balance(AbortSignal.timeout(5_000))).toBe(1.5)
  })

  test('has no way to report an answer', () => {
    expect(connect()).not.toHaveProperty('report')
  })

  test('takes the key from the environment', async () => {
    vi.stubEnv('OMOCAPTCHA_API_KEY', 'test-key')
    expect((await omocaptcha({ baseUrl: `${service.url}/api`, pollInterval: 1 }).read({ image })).text).toBe(
      'abcxyz',
    )
    vi.stubEnv('OMOCAPTCHA_API_KEY', '')
    await expect(connect({ apiKey: undefined } as never).read({ image })).rejects.toThrow(
      /`apiKey`.*OMOCAPTCHA_API_KEY/,
    )
  })

  test.each([
    [{ api: 'v3' }, 'api'],
    [{ typeJobId: 30 }, 'typeJobId'],
    [{ token: 'x' }, 'token'],
  ])('refuses the options %j, naming the one', (options, option) => {
    expect(() => omocaptcha(options as never)).toThrow(InvalidOptionError)
    expect(() => omocaptcha(options as never)).toThrow(expect.objectContaining({ option }))
  })
})

describe('the second generation of omocaptcha()', () => {
  test('creates a task and asks for its result', async () => {
    service.polls = 1
    const reading = await connect({ api: 'v2', module: 'bank' }).read({ image })
    expect(reading).toEqual({ text: 'abcxyz', id: [...service.jobs.keys()][0], provider: 'omocaptcha' })
    expect(service.requests.map((request) => request.path)).toEqual([
      '/v2/createTask',
      '/v2/getTaskResult',
      '/v2/getTaskResult',
    ])
    expect(sent()).toEqual({
      clientKey: 'test-key',
      task: { type: 'ImageToTextTask', imageBase64: base64, module: 'bank' },
    })
  })

  test('fails when the task failed', async () => {
    const failed = {
      errorId: 1,
      errorCode: 'ERROR_CAPTCHA_UNSOLVABLE',
      errorDescription: 'no',
      status: 'fail',
    }
    service.changeNext('/v2/getTaskResult', () => ({ body: failed }))
    await expect(connect({ api: 'v2' }).read({ image })).rejects.toMatchObject({
      code: 'ERROR_CAPTCHA_UNSOLVABLE',
      kind: 'image',
    })
  })

  test('calls the address of its generation', async () => {
    const urls: string[] = []
    const record: typeof fetch = async (url) => {
      urls.push(String(url))
      return Response.json({
        errorId: 1,
        errorCode: 'ERROR_ZERO_BALANCE',
        error: true,
        message: 'no balance',
      })
    }
    await expect(omocaptcha({ apiKey: 'k', fetch: record }).read({ image })).rejects.toThrow(
      'REQUEST_REFUSED',
    )
    await expect(omocaptcha({ apiKey: 'k', api: 'v2', fetch: record }).read({ image })).rejects.toThrow(
      'ZERO_BALANCE',
    )
    expect(urls).toEqual(['https://omocaptcha.com/api/createJob', 'https://api.omocaptcha.com/v2/createTask'])
  })
})
