import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type Emulator,
  type ImageTaskServiceName,
  startCapsolverEmulator,
  startImageTaskEmulator,
  startInPhpEmulator,
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

describe.each<[name: ImageTaskServiceName, malformed: string]>([
  ['twoCaptcha', 'ERROR_BAD_PARAMETERS'],
  ['antiCaptcha', 'ERROR_INCORRECT_SESSION_DATA'],
  ['capMonster', 'ERROR_TASK_ABSENT'],
])('the emulator of %s', (name, malformed) => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startImageTaskEmulator(name)
  })
  afterEach(() => emulator.close())

  const clientKey = 'test-key'
  const task = { type: 'ImageToTextTask', body: Buffer.from(makePng()).toString('base64') }

  test('answers as documented: with a number, then with the text', async () => {
    const created = await post(emulator, '/createTask', { clientKey, task })
    expect(created).toEqual({ status: 200, body: { errorId: 0, taskId: expect.any(Number) } })
    const result = await post(emulator, '/getTaskResult', { clientKey, taskId: created.body.taskId })
    expect(result.body).toMatchObject({ errorId: 0, status: 'ready', solution: { text: 'deditur' } })
    const asText = await post(emulator, '/getTaskResult', { clientKey, taskId: String(created.body.taskId) })
    expect(asText.body).toMatchObject({ errorCode: 'ERROR_NO_SUCH_CAPCHA_ID' })
  })

  test('takes one report of each task', async () => {
    const { taskId } = (await post(emulator, '/createTask', { clientKey, task })).body
    const path = name === 'twoCaptcha' ? '/reportIncorrect' : '/reportIncorrectImageCaptcha'
    const report = async () => (await post(emulator, path, { clientKey, taskId })).body
    expect(await report()).toEqual({ errorId: 0, status: 'success' })
    expect(await report()).toMatchObject({ errorCode: 'ERROR_NO_SUCH_CAPCHA_ID' })
  })

  test.each<[what: string, content: unknown, errorCode: string]>([
    ['an unknown key', { clientKey: 'other', task }, 'ERROR_KEY_DOES_NOT_EXIST'],
    ['no key', { task }, 'ERROR_KEY_DOES_NOT_EXIST'],
    ['no task', { clientKey }, 'ERROR_TASK_ABSENT'],
    ['what is no JSON', '{"clientKey"', malformed],
    ['another type', { clientKey, task: { ...task, type: 'Other' } }, 'ERROR_TASK_NOT_SUPPORTED'],
    ['a field nobody knows', { clientKey, task: { ...task, extra: 1 } }, malformed],
    ['a field nobody knows beside the task', { clientKey, task, extra: 1 }, malformed],
    ['a case in words', { clientKey, task: { ...task, case: 'yes' } }, malformed],
    ['a kind of character nobody knows', { clientKey, task: { ...task, numeric: 9 } }, malformed],
    ['no picture', { clientKey, task: { ...task, body: undefined } }, 'ERROR_IMAGE_TYPE_NOT_SUPPORTED'],
    ['a tiny picture', { clientKey, task: { ...task, body: 'aaaa' } }, 'ERROR_ZERO_CAPTCHA_FILESIZE'],
  ])('rejects %s', async (_what, content, errorCode) => {
    const refused = await post(emulator, '/createTask', content)
    expect(refused).toEqual({
      status: 200,
      body: { errorId: expect.any(Number), errorCode, errorDescription: expect.any(String) },
    })
    expect(refused.body.errorId).toBeGreaterThan(0)
  })
})

describe('the emulator of in.php', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startInPhpEmulator()
  })
  afterEach(() => emulator.close())

  const fields = {
    key: 'test-key',
    method: 'base64',
    json: '1',
    body: Buffer.from(makePng()).toString('base64'),
  }
  const send = async (form: Record<string, string>) =>
    (await fetch(`${emulator.url}/in.php`, { method: 'POST', body: new URLSearchParams(form) })).json()
  const ask = async (query: Record<string, string>) =>
    (await fetch(`${emulator.url}/res.php?${new URLSearchParams({ key: 'test-key', ...query })}`)).json()

  test('answers as documented: with an id, then with the text', async () => {
    expect(await send(fields)).toEqual({ status: 1, request: '2122988149' })
    expect(await ask({ action: 'get', id: '2122988149' })).toEqual({ status: 1, request: 'ABCDE' })
    expect(await ask({ action: 'get2', id: '2122988149' })).toEqual({
      status: 1,
      request: 'ABCDE',
      price: '0.00085',
    })
  })

  test.each<[what: string, form: Record<string, string>, code: string]>([
    ['an unknown key', { ...fields, key: 'other' }, 'ERROR_KEY_DOES_NOT_EXIST'],
    ['no key', { ...fields, key: '' }, 'ERROR_WRONG_USER_KEY'],
    ['another method', { ...fields, method: 'post' }, 'ERROR_BAD_PARAMETERS'],
    ['a field nobody knows', { ...fields, extra: '1' }, 'ERROR_BAD_PARAMETERS'],
    ['a length over 20', { ...fields, max_len: '21' }, 'ERROR_BAD_PARAMETERS'],
    ['a case in words', { ...fields, regsense: 'true' }, 'ERROR_BAD_PARAMETERS'],
    ['a data: prefix', { ...fields, body: `data:image/png;base64,${fields.body}` }, 'ERROR_UPLOAD'],
    ['a tiny picture', { ...fields, body: 'aaaa' }, 'ERROR_ZERO_CAPTCHA_FILESIZE'],
  ])('rejects %s', async (_what, form, code) => {
    expect(await send(form)).toEqual({ status: 0, request: code })
  })

  test.each<[what: string, query: Record<string, string>, code: string]>([
    ['no action', {}, 'ERROR_EMPTY_ACTION'],
    ['an id that is no number', { action: 'get', id: 'x' }, 'ERROR_WRONG_ID_FORMAT'],
    ['an unknown id', { action: 'get', id: '7' }, 'ERROR_WRONG_CAPTCHA_ID'],
  ])('rejects %s', async (_what, query, code) => {
    expect(await ask(query)).toEqual({ status: 0, request: code })
  })
})
