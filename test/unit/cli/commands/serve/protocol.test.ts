import { describe, expect, test } from 'vitest'
import { ProviderError } from '../../../../../src/errors/index.ts'
import { fixed } from '../../../../../src/providers/fixed.ts'
import type { Provider, ReadRequest } from '../../../../../src/providers/provider.ts'
import { makePng } from '../../../providers/make-png.ts'
import { makeTask, post, serve } from './server.ts'

/** Reads the same text in every image, and records the requests. */
function createReader(score?: number) {
  const requests: ReadRequest[] = []
  const provider: Provider = {
    name: 'reader',
    async read(request) {
      requests.push(request)
      return { text: 'x7Kp2', provider: 'reader', ...(score !== undefined && { score }) }
    },
  }
  return { provider, requests }
}

describe('createTask', () => {
  test('answers with the reading at once, and getTaskResult with the same again', async () => {
    const { url } = await serve(createReader(0.97).provider)
    const created = await post(`${url}/createTask`, { clientKey: 'any', task: makeTask() })
    expect(created).toMatchObject({ status: 200 })
    expect(created.body).toEqual({
      errorId: 0,
      errorCode: '',
      errorDescription: '',
      status: 'ready',
      solution: { text: 'x7Kp2', confidence: 0.97 },
      taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    const { taskId } = created.body
    expect((await post(`${url}/getTaskResult`, { taskId })).body).toEqual(created.body)
  })

  test('leaves the confidence out where the provider gives no score', async () => {
    const { url } = await serve(createReader().provider)
    const { body } = await post(`${url}/createTask`, { task: makeTask() })
    expect(body.solution).toEqual({ text: 'x7Kp2' })
  })

  test('passes on the image and the fields of the task', async () => {
    const { provider, requests } = await createReader(1)
    const { url } = await serve(provider)
    const image = makePng()
    const asked = { module: 'io-bs-mou', score: 0.9, case: true, websiteURL: 'https://shop.test/login' }
    await post(`${url}/createTask`, { appId: 'app', task: makeTask({ ...asked, extra: 1 }) })
    expect(requests[0]).toMatchObject({
      module: 'io-bs-mou',
      minScore: 0.9,
      caseSensitive: true,
      pageUrl: 'https://shop.test/login',
    })
    expect(Buffer.from(image).equals(requests[0]?.image as Uint8Array)).toBe(true)
  })

  test.each([
    ['amazon', { usual: { charset: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: 6 }, caseSensitive: false }],
    ['queueit', { length: [3, 8] }],
    ['dchest-captcha', { charset: '0123456789', length: [4, 10] }],
  ])('knows the answers of the module %s', async (module, facts) => {
    const { provider, requests } = createReader()
    const { url } = await serve(provider)
    await post(`${url}/createTask`, { task: makeTask({ module }) })
    expect(requests[0]).toMatchObject(facts)
  })

  test.each(['common', 'never-heard-of', ''])(
    'reads the module "%s" without rules for its answers',
    async (module) => {
      const { provider, requests } = createReader()
      const { url } = await serve(provider)
      await post(`${url}/createTask`, { task: makeTask({ module }) })
      expect(
        Object.keys(requests[0] ?? {}).filter((name) => !['module', 'image', 'signal'].includes(name)),
      ).toEqual([])
    },
  )

  test('lets the case of the task override the module', async () => {
    const { provider, requests } = createReader()
    const { url } = await serve(provider)
    await post(`${url}/createTask`, { task: makeTask({ module: 'amazon', case: true }) })
    expect(requests[0]).toMatchObject({ usual: { length: 6 }, caseSensitive: true })
  })

  test('accepts base64 with line breaks and in a data: URL', async () => {
    const { provider, requests } = createReader()
    const { url } = await serve(provider)
    const base64 = Buffer.from(makePng()).toString('base64')
    const broken = base64.replace(/.{76}/g, '$&\r\n')
    await post(`${url}/createTask`, { task: makeTask({ body: `data:image/png;base64,${broken}` }) })
    expect(Buffer.from(requests[0]?.image ?? []).toString('base64')).toBe(base64)
  })

  test('answers a reading below the score as unsolvable', async () => {
    const { url } = await serve(createReader(0.84).provider)
    const reply = await post(`${url}/createTask`, { task: makeTask({ score: 0.9 }) })
    expect(reply).toMatchObject({
      status: 400,
      body: {
        errorId: 1,
        errorCode: 'ERROR_CAPTCHA_UNSOLVABLE',
        errorDescription: 'read with score 0.8400, below 0.9',
      },
    })
    expect((await post(`${url}/createTask`, { task: makeTask({ score: 0.84 }) })).status).toBe(200)
  })

  test.each([
    [{ task: undefined }, 'ERROR_INVALID_TASK_DATA', /^task: /],
    [{ task: 'text' }, 'ERROR_INVALID_TASK_DATA', /^task: /],
    [
      { task: makeTask({ type: 'HCaptchaTask' }) },
      'ERROR_TASK_NOT_SUPPORTED',
      /the task type "HCaptchaTask" is not supported/,
    ],
    [{ task: makeTask({ body: undefined }) }, 'ERROR_INVALID_TASK_DATA', /^task\.body: /],
    [{ task: makeTask({ body: '' }) }, 'ERROR_INVALID_TASK_DATA', /task\.body is not base64/],
    [{ task: makeTask({ body: 'n😀t' }) }, 'ERROR_INVALID_TASK_DATA', /task\.body is not base64/],
    [{ task: makeTask({ score: 2 }) }, 'ERROR_INVALID_TASK_DATA', /^task\.score: /],
    [{ task: makeTask({ case: 'yes' }) }, 'ERROR_INVALID_TASK_DATA', /^task\.case: /],
    [{ task: makeTask({ module: 7 }) }, 'ERROR_INVALID_TASK_DATA', /^task\.module: /],
  ])('refuses an invalid task and names the reason (%#)', async (body, errorCode, description) => {
    const { url } = await serve(createReader().provider)
    const reply = await post(`${url}/createTask`, body)
    expect(reply).toMatchObject({ status: 400, body: { errorId: 1, errorCode } })
    expect(reply.body.errorDescription).toMatch(description)
  })

  test.each([
    ['image', 'NO_TEXT', 'ERROR_CAPTCHA_UNSOLVABLE', 400],
    ['image', 'IMAGE_INVALID', 'ERROR_PARSE_IMAGE_FAIL', 400],
    ['request', 'INVALID_READING', 'ERROR_INVALID_TASK_DATA', 400],
    ['transient', 'CONNECTION_LOST', 'ERROR_SERVICE_UNAVALIABLE', 503],
    ['permanent', 'MODEL_UNUSABLE', 'ERROR_SERVICE_UNAVALIABLE', 503],
    ['permanent', 'ERROR_ZERO_BALANCE', 'ERROR_ZERO_BALANCE', 400],
  ] as const)('answers a failure of kind %s with code %s as %s', async (kind, code, errorCode, status) => {
    const provider: Provider = {
      name: 'broken',
      read: async () => {
        throw new ProviderError('broken said why.', { provider: 'broken', kind, code })
      },
    }
    const { url } = await serve(provider)
    const reply = await post(`${url}/createTask`, { task: makeTask() })
    expect(reply).toMatchObject({
      status,
      body: { errorId: 1, errorCode, errorDescription: 'broken said why.' },
    })
  })

  test('answers an unexpected error without its message, and reports it', async () => {
    const errors: unknown[] = []
    const provider: Provider = {
      name: 'broken',
      read: async () => {
        throw new TypeError('inner secret')
      },
    }
    const { url } = await serve(provider, { onError: (error) => errors.push(error) })
    const reply = await post(`${url}/createTask`, { task: makeTask() })
    expect(reply).toMatchObject({ status: 500, body: { errorCode: 'ERROR_SERVICE_UNAVALIABLE' } })
    expect(JSON.stringify(reply.body)).not.toContain('inner secret')
    expect(errors).toEqual([new TypeError('inner secret')])
  })
})

describe('getTaskResult', () => {
  test('refuses unknown tasks', async () => {
    const { url } = await serve(fixed('a'))
    expect(await post(`${url}/getTaskResult`, { taskId: 'gone' })).toMatchObject({
      status: 400,
      body: { errorId: 1, errorCode: 'ERROR_TASK_NOT_FOUND' },
    })
    expect((await post(`${url}/getTaskResult`, {})).body.errorCode).toBe('ERROR_TASKID_INVALID')
  })
})

describe('getBalance', () => {
  test('is 1,000,000 when the provider is free, and the balance of the provider otherwise', async () => {
    const free = await serve(fixed('a'))
    expect((await post(`${free.url}/getBalance`, {})).body).toMatchObject({
      errorId: 0,
      balance: 1_000_000,
      packages: [],
    })
    const paid = await serve({ ...fixed('a'), balance: async () => 3.25 })
    expect((await post(`${paid.url}/getBalance`, {})).body).toMatchObject({ errorId: 0, balance: 3.25 })
  })
})

describe('feedbackTask', () => {
  test('is passed to a provider that takes reports, and ignored otherwise', async () => {
    const reports: unknown[] = []
    const provider: Provider = {
      ...fixed('a'),
      report: async ({ text }, verdict) => void reports.push([text, verdict]),
    }
    const { url } = await serve(provider)
    const { taskId } = (await post(`${url}/createTask`, { task: makeTask() })).body
    const feedback = [
      { taskId, result: { invalid: true } },
      { taskId, result: { invalid: false } },
      { taskId: 'unknown', result: { invalid: true } },
      { taskId },
    ]
    for (const body of feedback)
      expect((await post(`${url}/feedbackTask`, body)).body).toMatchObject({ errorId: 0 })
    expect(reports).toEqual([
      ['a', 'rejected'],
      ['a', 'accepted'],
    ])
  })

  test.each([
    [{ toString: 1 }, 'ERROR_TASKID_INVALID'],
    [[['x']], 'ERROR_TASKID_INVALID'],
    [7, 'ERROR_TASKID_INVALID'],
    [null, 'ERROR_TASKID_INVALID'],
  ])('answers a task id such as %j', async (taskId, errorCode) => {
    const { url } = await serve(fixed('a'))
    for (const path of ['feedbackTask', 'getTaskResult'])
      expect(await post(`${url}/${path}`, { taskId, result: { invalid: true } })).toMatchObject({
        status: 400,
        body: { errorId: 1, errorCode },
      })
  })

  test.each([null, 7, 'yes', [], { invalid: 'yes' }, { invalid: { toString: 1 } }, { invalid: null }])(
    'reports nothing for a result such as %j',
    async (result) => {
      const reports: unknown[] = []
      const { url } = await serve({ ...fixed('a'), report: async (...report) => void reports.push(report) })
      const { taskId } = (await post(`${url}/createTask`, { task: makeTask() })).body
      expect((await post(`${url}/feedbackTask`, { taskId, result })).status).toBe(200)
      expect(reports).toEqual([])
    },
  )
})
