import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type Emulator,
  startCapsolverEmulator,
  startOmocaptchaEmulator,
  startTupuEmulator,
} from '../../../e2e-fixtures/emulators/index.ts'
import { makePng } from '../providers/make-png.ts'

const json = { 'content-type': 'application/json' }
const body = Buffer.from(makePng(20, 10)).toString('base64')

async function post(
  emulator: Emulator,
  path: string,
  content: unknown,
  headers: Record<string, string> = json,
) {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const response = await fetch(emulator.url + path, { method: 'POST', headers, body: text })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('the emulator of CapSolver', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startCapsolverEmulator()
  })
  afterEach(() => emulator.close())

  const task = { type: 'ImageToTextTask', body, module: 'queueit' }

  test('answers the vendor’s documented request as documented', async () => {
    expect(await post(emulator, '/createTask', { clientKey: 'test-key', task })).toEqual({
      status: 200,
      body: {
        errorId: 0,
        errorCode: '',
        errorDescription: '',
        status: 'ready',
        solution: { text: '44795sds' },
        taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    })
  })

  test.each<[what: string, content: unknown, errorCode: string]>([
    ['an unknown key', { clientKey: 'other', task }, 'ERROR_KEY_DENIED_ACCESS'],
    ['no key', { task }, 'ERROR_BAD_REQUEST'],
    ['no task', { clientKey: 'test-key' }, 'ERROR_INVALID_TASK_DATA'],
    ['what is no JSON', '{"clientKey"', 'ERROR_BAD_REQUEST'],
    ['a list', '[]', 'ERROR_BAD_REQUEST'],
    ['another type', { clientKey: 'test-key', task: { ...task, type: 'Other' } }, 'ERROR_TASK_NOT_SUPPORTED'],
    [
      'a field nobody knows',
      { clientKey: 'test-key', task: { ...task, extra: 1 } },
      'ERROR_INVALID_TASK_DATA',
    ],
    ['no picture', { clientKey: 'test-key', task: { ...task, body: undefined } }, 'ERROR_PARSE_IMAGE_FAIL'],
    [
      'a data: prefix',
      { clientKey: 'test-key', task: { ...task, body: `data:image/png;base64,${body}` } },
      'ERROR_PARSE_IMAGE_FAIL',
    ],
    [
      'a line break',
      { clientKey: 'test-key', task: { ...task, body: `${body.slice(0, 40)}\n${body.slice(40)}` } },
      'ERROR_PARSE_IMAGE_FAIL',
    ],
    [
      'broken base64',
      { clientKey: 'test-key', task: { ...task, body: body.slice(1) } },
      'ERROR_PARSE_IMAGE_FAIL',
    ],
    ['too low a score', { clientKey: 'test-key', task: { ...task, score: 0.5 } }, 'ERROR_INVALID_TASK_DATA'],
    ['a case in words', { clientKey: 'test-key', task: { ...task, case: 'yes' } }, 'ERROR_INVALID_TASK_DATA'],
  ])('rejects %s', async (_what, content, errorCode) => {
    const refused = await post(emulator, '/createTask', content)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.body).toEqual({ errorId: 1, errorCode, errorDescription: expect.any(String) })
  })

  test('rejects another content type', async () => {
    const refused = await post(
      emulator,
      '/createTask',
      { clientKey: 'test-key', task },
      { 'content-type': 'text/plain' },
    )
    expect(refused.body.errorCode).toBe('ERROR_BAD_REQUEST')
  })

  test('rejects any other address', async () => {
    expect((await post(emulator, '/createtask', { clientKey: 'test-key', task })).status).toBe(404)
  })
})

describe('the emulator of OMOcaptcha', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startOmocaptchaEmulator()
  })
  afterEach(() => emulator.close())

  const data = { type_job_id: '30', image_base64: body }

  test('answers the vendor’s documented requests as documented', async () => {
    const created = await post(emulator, '/api/createJob', { api_token: 'test-key', data })
    expect(created.body).toEqual({ error: false, job_id: 123456, message: 'Create job success.' })
    const result = await post(emulator, '/api/getJobResult', { api_token: 'test-key', job_id: 123456 })
    expect(result.body).toEqual({ error: false, status: 'success', result: 'abcxyz' })
  })

  test.each<[what: string, content: unknown]>([
    ['an unknown key', { api_token: 'other', data }],
    ['no key', { data }],
    ['no data', { api_token: 'test-key' }],
    ['a type that is a number', { api_token: 'test-key', data: { ...data, type_job_id: 30 } }],
    [
      'a data: prefix',
      { api_token: 'test-key', data: { ...data, image_base64: `data:image/png;base64,${body}` } },
    ],
    ['a line break', { api_token: 'test-key', data: { ...data, image_base64: `${body}\n` } }],
    ['a field nobody knows', { api_token: 'test-key', data: { ...data, extra: 1 } }],
  ])('rejects %s', async (_what, content) => {
    expect((await post(emulator, '/api/createJob', content)).body).toEqual({
      error: true,
      message: expect.any(String),
    })
  })

  test('rejects a job id other than the number it returned', async () => {
    const asked = await post(emulator, '/api/getJobResult', { api_token: 'test-key', job_id: '123456' })
    expect(asked.body.error).toBe(true)
  })
})

describe('the emulator of Tupu', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startTupuEmulator()
  })
  afterEach(() => emulator.close())

  async function upload(fill: (form: FormData) => void, key = 'test-key') {
    const form = new FormData()
    fill(form)
    const response = await fetch(`${emulator.url}/v3/recognition/general-ocr?key=${key}`, {
      method: 'POST',
      body: form,
    })
    return (await response.json()) as Record<string, unknown>
  }
  const picture = (width = 300, height = 280) => new Blob([new Uint8Array(makePng(width, height))])

  test('answers as the vendor documents', async () => {
    expect(await upload((form) => form.append('image', picture(), 'test.png'))).toEqual({
      code: 0,
      message: 'success',
      nonce: expect.any(String),
      timestamp: expect.any(Number),
      data: {
        fileList: [{ name: 'test.png', objects: [expect.objectContaining({ text: 'abcd', category: 0 })] }],
      },
    })
  })

  const small = picture(60, 40)
  const large = picture(600, 300)
  const gif = new Blob([Buffer.from('GIF89a')])
  const heavy = new Blob([new Uint8Array(1_000_001)])
  test.each<[what: string, fields: [name: string, value: string | Blob][]]>([
    ['no picture', []],
    ['a picture that is too small', [['image', small]]],
    ['a picture that is too large', [['image', large]]],
    ['a GIF', [['image', gif]]],
    ['over 1 MB', [['image', heavy]]],
    ['an address that is none', [['image', 'captcha.png']]],
    [
      'a field nobody knows',
      [
        ['image', picture()],
        ['extra', '1'],
      ],
    ],
    [
      'files and addresses',
      [
        ['image', picture()],
        ['image', 'https://a.example/b'],
      ],
    ],
    [
      'more tags than pictures',
      [
        ['image', picture()],
        ['tag', 'a'],
        ['tag', 'b'],
      ],
    ],
  ])('rejects %s', async (_what, fields) => {
    const fill = (form: FormData) => {
      for (const [name, value] of fields) form.append(name, value as string)
    }
    expect(await upload(fill)).toMatchObject({ code: 400, message: expect.any(String) })
  })

  test('rejects an unknown key and another content type', async () => {
    expect(await upload((form) => form.append('image', picture()), 'other')).toMatchObject({ code: 401 })
    const refused = await post(emulator, '/v3/recognition/general-ocr?key=test-key', {})
    expect(refused.body).toMatchObject({ code: 400 })
  })
})
