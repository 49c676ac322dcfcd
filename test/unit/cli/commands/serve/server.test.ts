import { request } from 'node:http'
import { connect } from 'node:net'
import parse from 'parse-prometheus-text-format'
import { describe, expect, test, vi } from 'vitest'
import type { AnsweredRequest } from '../../../../../src/cli/http/handle-request.ts'
import { fixed } from '../../../../../src/providers/fixed.ts'
import { createHeldProvider, makeTask, post, serve } from './server.ts'

describe('who is answered', () => {
  test('is whoever has the key', async () => {
    const { url } = await serve(fixed('a'), { key: 'the-key' })
    for (const clientKey of ['another', 'the-key-', '', 7, undefined]) {
      expect(await post(`${url}/createTask`, { clientKey, task: makeTask() })).toMatchObject({
        status: 401,
        body: { errorId: 1, errorCode: 'ERROR_KEY_DENIED_ACCESS' },
      })
    }
    expect((await post(`${url}/createTask`, { clientKey: 'the-key', task: makeTask() })).status).toBe(200)
  })

  test('is no page that reaches it under another host name', async () => {
    const { url } = await serve(fixed('a'))
    const { port } = new URL(url)
    expect(await ask(url, '/createTask', { host: `evil.test:${port}` })).toMatchObject({ status: 403 })
    expect(await ask(url, '/healthz', { host: '127.0.0.1.evil.test' })).toMatchObject({ status: 403 })
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, '[::1]'])
      expect(await ask(url, '/healthz', { host })).toMatchObject({ status: 200 })
  })

  test('is every client under an allowed host name, and under any name with a key', async () => {
    const named = await serve(fixed('a'), { hosts: ['captchas.internal'] })
    expect(await ask(named.url, '/healthz', { host: 'captchas.internal:80' })).toMatchObject({ status: 200 })
    expect(await ask(named.url, '/healthz', { host: 'evil.test' })).toMatchObject({ status: 403 })
    const keyed = await serve(fixed('a'), { key: 'the-key' })
    expect(await ask(keyed.url, '/healthz', { host: 'captchas' })).toMatchObject({ status: 200 })
  })

  test('is no page of another site, and no page may read an answer', async () => {
    const { url } = await serve(fixed('a'))
    const foreign = await post(`${url}/createTask`, { task: makeTask() }, { origin: 'https://evil.test' })
    expect(foreign.status).toBe(403)
    expect([...foreign.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

test('no page of another port or scheme is answered, for it is another site', async () => {
  const { url } = await serve(fixed('a'))
  const { port } = new URL(url)
  const from = async (origin: string) =>
    (await post(`${url}/createTask`, { task: makeTask() }, { origin })).status
  for (const origin of [
    'http://127.0.0.1:1',
    'http://127.0.0.1',
    `https://127.0.0.1:${port}`,
    `http://localhost:${port}`,
    'null',
    'file://',
    '',
  ])
    expect([origin, await from(origin)]).toEqual([origin, 403])
  expect(await from(`http://127.0.0.1:${port}`)).toBe(200)
})

describe('whoever tries keys', () => {
  const send = async (url: string, clientKey: unknown) => post(`${url}/getBalance`, { clientKey })

  test('is refused for a while, whatever it sends next', async () => {
    const { url } = await serve(fixed('a'), { key: 'the-key' })
    for (let tried = 0; tried < 10; tried++) expect((await send(url, `guess-${tried}`)).status).toBe(401)
    const refused = await send(url, 'guess-10')
    expect(refused).toMatchObject({ status: 429, body: { errorCode: 'ERROR_RATE_LIMIT' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await send(url, 'the-key')).status).toBe(429)
  })

  test('shuts out nobody else by repeating one', async () => {
    const { url } = await serve(fixed('a'), { key: 'the-key' })
    for (let tried = 0; tried < 10; tried++) expect((await send(url, 'old-key')).status).toBe(401)
    expect((await send(url, 'old-key')).status).toBe(429)
    expect((await send(url, 'the-key')).status).toBe(200)
    for (const odd of [null, 7, {}, ['the-key']]) expect((await send(url, odd)).status).toBe(401)
  })
})

describe('a request that is sent only in part', () => {
  test.each([
    ['its head', 'POST /createTask HTTP/1.1\r\nHost: localhost\r\nContent-'],
    ['its body', 'POST /createTask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"task"'],
  ])('is closed once its time is over, with %s cut off', async (_what, text) => {
    const { url } = await serve(fixed('a'), { requestTimeout: 50 })
    expect(await sendRaw(url, text)).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('does not hold a server that stops beyond its grace', async () => {
    const server = await serve(fixed('a'))
    const closed = sendRaw(
      server.url,
      'POST /createTask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{',
    )
    await vi.waitFor(() => expect(server.inProgress).toBe(1), { timeout: 30_000 })
    expect(await server.stop(20)).toBe(1)
    expect(await closed).toBe('')
  })
})

test('a server that stops lets go of a reading that takes longer than its grace', async () => {
  const reader = createHeldProvider()
  const server = await serve(reader.provider)
  const asking = post(`${server.url}/createTask`, { task: makeTask() })
  const lost = expect(asking).rejects.toThrow('fetch failed')
  await vi.waitFor(() => expect(reader.held).toBe(1), { timeout: 30_000 })
  expect(await server.stop(20)).toBe(1)
  await lost
})

describe('what is answered', () => {
  test('is every endpoint with its own method, and nothing else', async () => {
    const { url } = await serve(fixed('a'))
    expect(await post(`${url}/nothing`, {})).toMatchObject({ status: 404, body: { errorId: 1 } })
    expect((await post(`${url}/constructor`, {})).status).toBe(404)
    const got = await fetch(`${url}/createTask`)
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await post(`${url}/healthz`, {})).status).toBe(405)
    expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200)
  })

  test.each(['', 'no json', '[]', 'null', '"text"'])('is no body such as %j', async (body) => {
    const { url } = await serve(fixed('a'))
    expect(await post(`${url}/createTask`, body)).toMatchObject({
      status: 400,
      body: { errorId: 1, errorCode: 'ERROR_BAD_REQUEST' },
    })
  })

  test('is no body over the limit, however it is sent', async () => {
    const { url } = await serve(fixed('a'), { bodyLimit: 1000 })
    for (const size of [1001, 7000, 1_000_000]) {
      const body = JSON.stringify({ task: makeTask({ body: 'a'.repeat(size) }) })
      const reply = await post(`${url}/createTask`, body).catch((error: Error) => error)
      // A body that is far too large is not received to its end, so a client that is still sending may lose its connection.
      if (reply instanceof Error) expect(size).toBe(1_000_000)
      else
        expect(reply).toMatchObject({
          status: 413,
          body: {
            errorCode: 'ERROR_INVALID_TASK_DATA',
            errorDescription: 'the body is larger than 1000 bytes',
          },
        })
    }
    expect((await post(`${url}/createTask`, { task: makeTask({ body: 'aaaa' }) })).status).toBe(200)
  })
})

describe('under load', () => {
  test('images over the limits wait in the queue, or are refused when it is full', async () => {
    const reader = createHeldProvider()
    const { url } = await serve(reader.provider, { concurrency: 2, waiting: 1 })
    const ask = () => post(`${url}/createTask`, { task: makeTask() })
    const first = [ask(), ask()]
    await vi.waitFor(() => expect(reader.held).toBe(2))
    const third = ask()
    await vi.waitFor(async () => expect(await gauge(url, 'reads_queued')).toBe('1'))
    const refused = await ask()
    expect(refused).toMatchObject({ status: 429, body: { errorId: 1, errorCode: 'ERROR_RATE_LIMIT' } })
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await gauge(url, 'reads_in_flight')).toBe('2')
    reader.release()
    reader.release()
    await vi.waitFor(() => expect(reader.held).toBe(1))
    reader.release()
    for (const reply of await Promise.all([...first, third])) expect(reply.status).toBe(200)
  })

  test('an image that takes too long ends with ERROR_TASK_TIMEOUT', async () => {
    const { url } = await serve(createHeldProvider().provider, { timeout: 50 })
    expect(await post(`${url}/createTask`, { task: makeTask() })).toMatchObject({
      status: 504,
      body: { errorCode: 'ERROR_TASK_TIMEOUT', errorDescription: 'not read within 50 ms' },
    })
  })

  test('the reading for a client that disconnects is aborted', async () => {
    const reader = createHeldProvider()
    const requests: AnsweredRequest[] = []
    const { url } = await serve(reader.provider, { onRequest: (answered) => requests.push(answered) })
    const client = new AbortController()
    const body = JSON.stringify({ task: makeTask() })
    const asking = fetch(`${url}/createTask`, { method: 'POST', body, signal: client.signal })
    await vi.waitFor(() => expect(reader.held).toBe(1))
    client.abort()
    await expect(asking).rejects.toThrow()
    await vi.waitFor(() => expect(requests).toMatchObject([{ endpoint: 'createTask', outcome: 'gone' }]))
    expect(await gauge(url, 'reads_in_flight')).toBe('0')
  })
})

test('a stopping server refuses new requests, and waits for those in progress', async () => {
  const reader = createHeldProvider()
  const server = await serve(reader.provider)
  const asking = post(`${server.url}/createTask`, { task: makeTask() })
  await vi.waitFor(() => expect(reader.held).toBe(1))
  expect(server.inProgress).toBe(1)
  const stopped = server.stop(60_000)
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  reader.release()
  expect(await asking).toMatchObject({ status: 200, body: { solution: { text: 'x7Kp2' } } })
  expect(await stopped).toBe(0)
  expect(server.inProgress).toBe(0)
})

test('metrics are valid for a parser of Prometheus, and add up', async () => {
  const { url } = await serve(fixed('a'))
  await post(`${url}/createTask`, { task: makeTask() })
  await post(`${url}/createTask`, { task: makeTask() })
  await post(`${url}/createTask`, {})
  await post(`${url}/no"such\\thing`, {})
  const response = await fetch(`${url}/metrics`)
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const families = Object.fromEntries(parse(await response.text()).map((family) => [family.name, family]))
  expect(families.solve_image_captchas_requests_total).toMatchObject({
    type: 'COUNTER',
    metrics: [
      { labels: { endpoint: 'createTask', outcome: 'ok' }, value: '2' },
      { labels: { endpoint: 'createTask', outcome: 'ERROR_INVALID_TASK_DATA' }, value: '1' },
      { labels: { endpoint: 'other', outcome: 'ERROR_BAD_REQUEST' }, value: '1' },
    ],
  })
  const [reads] = families.solve_image_captchas_read_seconds?.metrics ?? []
  expect(reads).toMatchObject({ count: '2' })
  const counts = Object.values(reads?.buckets ?? {}).map(Number)
  expect(counts).toHaveLength(13)
  expect(counts).toEqual(counts.toSorted((one, other) => one - other))
  expect(counts.at(-1)).toBe(2)
  expect(Number(families.process_resident_memory_bytes?.metrics[0]?.value)).toBeGreaterThan(1e7)
  expect(families.solve_image_captchas_info?.metrics).toEqual([
    { labels: { version: '1.2.3', provider: 'fixed' }, value: '1' },
  ])
})

async function gauge(url: string, name: string): Promise<string | undefined> {
  const families = parse(await (await fetch(`${url}/metrics`)).text())
  return families.find((family) => family.name === `solve_image_captchas_${name}`)?.metrics[0]?.value
}

/** Sends a request with headers that fetch() would overwrite. */
function ask(
  url: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      url + path,
      { headers, method: path === '/healthz' ? 'GET' : 'POST' },
      (response) => {
        response.resume().once('end', () => resolve({ status: response.statusCode }))
      },
    )
    asking.once('error', reject).end()
  })
}

/** Sends a text over a connection of its own. @returns what comes back until it is closed. */
function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (chunk) => {
      received += String(chunk)
    })
    socket.on('error', () => undefined).once('close', () => resolve(received))
  })
}
