import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createCallbackReceiver,
  type ExpectedCallback,
} from '../../../../src/providers/service/callback-receiver.ts'

const receiver = createCallbackReceiver({ host: '127.0.0.1', port: 0 })
let expected: ExpectedCallback
beforeEach(async () => {
  expected = await receiver.expect()
})
afterEach(() => expected.close())

const post = (url: string, body: string) => fetch(url, { method: 'POST', body })

describe('createCallbackReceiver()', () => {
  test('hands over what is posted to its address', async () => {
    expect((await post(expected.url, '{"status":"ready"}')).status).toBe(200)
    expect(await expected.received).toEqual({ status: 'ready' })
  })

  test('takes one result for each address', async () => {
    expect((await post(expected.url, '1')).status).toBe(200)
    expect((await post(expected.url, '2')).status).toBe(404)
    expect(await expected.received).toBe(1)
  })

  test('knows no other address', async () => {
    expect((await post(new URL('/', expected.url).href, '{}')).status).toBe(404)
    expect((await post(expected.url.slice(0, -1), '{}')).status).toBe(404)
  })

  test('takes no other method', async () => {
    expect((await fetch(expected.url)).status).toBe(405)
  })

  test('goes on waiting after something that is no JSON, and after too much', async () => {
    expect((await post(expected.url, '{"status"')).status).toBe(400)
    expect((await post(expected.url, ' '.repeat(65_000))).status).toBe(413)
    expect((await post(expected.url, '{}')).status).toBe(200)
    expect(await expected.received).toEqual({})
  })

  test('gives every reading an address of its own, on one server that closes with the last', async () => {
    const other = await receiver.expect()
    expect(other.url).not.toBe(expected.url)
    expect(new URL(other.url).port).toBe(new URL(expected.url).port)
    await other.close()
    expect((await post(expected.url, '{}')).status).toBe(200)
    await expected.close()
    await expect(post(expected.url, '{}')).rejects.toThrow('fetch failed')
  })
})
