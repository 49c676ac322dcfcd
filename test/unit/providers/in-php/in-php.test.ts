import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { faults, type InPhpEmulator, startInPhpEmulator } from '../../../../e2e-fixtures/emulators/index.ts'
import { inPhpFailures } from '../../../../src/providers/in-php/failures.ts'
import { type InPhpOptions, inPhp, type ReadRequest } from '../../../../src/providers/index.ts'
import { makePng } from '../make-png.ts'

let service: InPhpEmulator
beforeEach(async () => {
  service = await startInPhpEmulator()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await service.close()
})

const image = makePng()
const base64 = Buffer.from(image).toString('base64')
const signal = AbortSignal.timeout(60_000)

function connect(options: Partial<InPhpOptions> = {}) {
  return inPhp({ apiKey: 'test-key', baseUrl: service.url, pollInterval: 1, retryDelay: 1, ...options })
}

const sent = () => Object.fromEntries(new URLSearchParams(String(service.requests[0]?.body)))
const asked = (index = 1) => Object.fromEntries(service.requests[index]?.query ?? [])

describe('inPhp()', () => {
  test('sends a form and asks for the text, as the page of the vendor says', async () => {
    service.polls = 2
    expect(await connect().read({ image })).toEqual({ text: 'ABCDE', id: '2122988149', provider: 'inPhp' })
    expect(service.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /in.php',
      ...Array(3).fill('GET /res.php'),
    ])
    expect(sent()).toEqual({ key: 'test-key', method: 'base64', json: '1', body: base64 })
    expect(asked()).toEqual({ key: 'test-key', json: '1', action: 'get', id: '2122988149' })
  })

  test.each<[known: Partial<ReadRequest>, fields: object]>([
    [{ caseSensitive: true }, { regsense: '1' }],
    [{ caseSensitive: false }, { regsense: '0' }],
    [
      { charset: '0123456789', length: 5 },
      { numeric: '1', min_len: '5', max_len: '5' },
    ],
    [
      { charset: 'abc', length: [4, 6] },
      { numeric: '2', min_len: '4', max_len: '6' },
    ],
    [{ length: [4, 30] }, { min_len: '4' }],
    [{ usual: { length: 5 } }, {}],
    [{ arithmetic: true }, { calc: '1' }],
  ])('sends what is known of the answer: %j', async (known, fields) => {
    await connect().read({ image, ...known })
    expect(sent()).toEqual({ key: 'test-key', method: 'base64', json: '1', body: base64, ...fields })
  })

  test('sends the words and the language of its options', async () => {
    await connect({ comment: 'red only', language: 'vi' }).read({ image })
    expect(sent()).toMatchObject({ textinstructions: 'red only', lang: 'vi' })
  })

  test.each([false, true])(
    'keeps what a reading cost if told to ask for it, in plain text: %s',
    async (plain) => {
      service.plain = plain
      expect(await connect({ askCost: true }).read({ image })).toMatchObject({ text: 'ABCDE', cost: 0.00085 })
      expect(asked()).toMatchObject({ action: 'get2' })
    },
  )

  test('understands servers that know no JSON', async () => {
    Object.assign(service, { plain: true, polls: 1, text: 'a|b' })
    const provider = connect()
    const reading = await provider.read({ image })
    expect(reading).toEqual({ text: 'a|b', id: '2122988149', provider: 'inPhp' })
    await provider.report(reading, 'rejected', signal)
    expect(await provider.balance(signal)).toBe(10)
    service.balance = 0
    await expect(provider.read({ image })).rejects.toMatchObject({
      code: 'ERROR_ZERO_BALANCE',
      kind: 'permanent',
      summary: 'inPhp answered ERROR_ZERO_BALANCE, the account has no funds.',
    })
  })

  test('understands servers that write digits as numbers', async () => {
    service.changeNext('/in.php', () => ({ body: { status: 1, request: 77 } }))
    service.changeNext('/res.php', () => ({ body: { status: '1', request: 12345 } }))
    expect(await connect().read({ image })).toMatchObject({ text: '12345', id: '77' })
  })

  test('reports accepted and rejected answers', async () => {
    for (const verdict of ['accepted', 'rejected'] as const)
      await connect().report(await connect().read({ image }), verdict, signal)
    expect(service.reports).toEqual([
      { action: 'reportgood', id: '2122988149' },
      { action: 'reportbad', id: '2122988150' },
    ])
  })

  test('says so when a report is refused', async () => {
    const reading = await connect().read({ image })
    await connect().report(reading, 'rejected', signal)
    await expect(connect().report(reading, 'rejected', signal)).rejects.toMatchObject({
      code: 'ERROR_DUPLICATE_REPORT',
    })
  })

  test('quotes what a service says beside its code', async () => {
    const body = { status: 0, request: 'ERROR_UPLOAD', error_text: 'no image in your request' }
    service.changeNext('/in.php', () => ({ body }))
    await expect(connect().read({ image })).rejects.toMatchObject({
      summary: 'inPhp answered ERROR_UPLOAD, the image did not arrive: "no image in your request".',
    })
  })

  test.each(Object.entries(inPhpFailures))(
    'treats %s as its table says',
    async (code, { kind, unprocessed }) => {
      service.failAlways(faults.sendJson(200, { status: 0, request: code }))
      const error = await connect({ retries: 1 })
        .read({ image })
        .catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'ProviderError', provider: 'inPhp', code, kind })
      expect(service.requests).toHaveLength(unprocessed ? 2 : 1)
    },
  )

  test('takes its key from its own variable, and works under another name below a path', async () => {
    vi.stubEnv('INPHP_API_KEY', 'test-key')
    const urls: string[] = []
    const record: typeof fetch = async (url) => {
      urls.push(String(url))
      return new Response('OK|7')
    }
    const reading = await inPhp({
      baseUrl: 'https://reader.example/api/',
      name: 'reader',
      fetch: record,
      pollInterval: 1,
    }).read({ image })
    expect(reading).toEqual({ text: '7', id: '7', provider: 'reader' })
    expect(urls).toEqual([
      'https://reader.example/api/in.php',
      'https://reader.example/api/res.php?key=test-key&json=1&action=get&id=7',
    ])
  })

  test.each([
    [{}, 'baseUrl'],
    [{ baseUrl: 'https://a.example', languagePool: 'en' }, 'languagePool'],
    [{ baseUrl: 'ftp://a.example' }, 'baseUrl'],
  ])('refuses the options %j, naming the one', (options, option) => {
    expect(() => inPhp(options as never)).toThrow(expect.objectContaining({ option }))
  })
})
