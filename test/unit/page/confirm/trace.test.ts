import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { isPostReply, startTrace } from '../../../../src/page/confirm/trace.ts'
import type { PagePort } from '../../../../src/page/port.ts'

const page = () => new EventEmitter() as unknown as PagePort & EventEmitter

function request(url: string, fields: { type?: string; method?: string; body?: string; from?: object } = {}) {
  const { type = 'document', method = 'GET', body = '', from } = fields
  return {
    url: () => url,
    method: () => method,
    resourceType: () => type,
    isNavigationRequest: () => type === 'document',
    postData: () => body,
    failure: () => null,
    redirectedFrom: () => from ?? null,
  }
}

const response = (to: object, status: number, headers: Record<string, string> = {}, text = '') => ({
  status: () => status,
  headers: () => headers,
  text: async () => text,
  request: () => to,
})

test('traces what may submit the answer, and tells the request that carries it', () => {
  const events = page()
  const trace = startTrace(events, ['k7 Wp'])
  events.emit('request', request('http://localhost/a.png', { type: 'image' }))
  events.emit('request', request('http://localhost/login', { method: 'POST', body: 'user=ada&code=K7+wp' }))
  events.emit('request', request('http://localhost/poll', { type: 'fetch' }))
  expect(trace.requests).toMatchObject([
    { url: 'http://localhost/login', method: 'POST', isDocument: true, carriesAnswer: true, isDone: false },
    { url: 'http://localhost/poll', isDocument: false, carriesAnswer: false },
  ])
})

test('reads replies in JSON, and takes an attachment for a download', async () => {
  const events = page()
  const trace = startTrace(events, ['k7Wp'])
  const [check, file] = [
    request('http://localhost/check', { type: 'xhr', method: 'POST' }),
    request('http://localhost/a'),
  ]
  events.emit('request', check)
  events.emit('response', response(check, 200, { 'content-type': 'application/json' }, '{"ok":false}'))
  events.emit('request', file)
  events.emit('response', response(file, 200, { 'content-disposition': 'attachment; filename=a.pdf' }))
  await expect.poll(() => trace.requests[0]?.saysYes).toBe(false)
  expect(trace.requests[0]).toMatchObject({ status: 200, isDone: true })
  expect(trace.downloads).toEqual(['http://localhost/a'])
})

test('tells the reply to a POST from a redirect', () => {
  const events = page()
  const trace = startTrace(events, [])
  const post = request('http://localhost/login', { method: 'POST' })
  events.emit('request', post)
  expect(isPostReply(trace)).toBe(true)
  events.emit('request', request('http://localhost/welcome', { from: post }))
  expect(isPostReply(trace)).toBe(false)
})

test('knows the documents that were under way when it was reset, wherever a redirect takes them', () => {
  const events = page()
  const trace = startTrace(events, ['k7Wp'])
  const news = request('http://localhost/news')
  events.emit('request', news)
  events.emit('request', request('http://localhost/poll', { type: 'fetch', method: 'POST' }))
  trace.reset()
  events.emit('request', request('http://localhost/news/today', { from: news }))
  expect(trace.underWay).toEqual(['http://localhost/news', 'http://localhost/news/today'])
  expect(trace.requests).toEqual([])
})

test('takes no document for one that was under way whose page had checked the answer', () => {
  const events = page()
  const trace = startTrace(events, ['k7Wp'])
  events.emit('request', request('http://localhost/check?code=k7wp', { type: 'fetch' }))
  events.emit('request', request('http://localhost/welcome'))
  trace.reset()
  expect(trace.underWay).toEqual([])
})

test('forgets what happened before it was reset, and leaves no listener behind', async () => {
  const events = page()
  const trace = startTrace(events, [])
  events.emit('request', request('http://localhost/early'))
  events.emit('popup', events)
  trace.reset()
  expect([trace.requests, trace.popups, trace.downloads]).toEqual([[], [], []])
  trace.stop()
  expect(events.eventNames()).toEqual([])
})
