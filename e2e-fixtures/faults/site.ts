import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { renderBystander, renderForm, renderPage, renderWelcome } from './documents.ts'
import { type Reply, type Stage, Visit, type VisitOptions } from './visit.ts'

export interface FaultSite {
  url: string
  /** A page of its own for one call. */
  visit(options: VisitOptions): Visit
  close(): Promise<void>
}

/** Serves pages with a form and a fault on loopback. */
export async function startFaultSite(): Promise<FaultSite> {
  const visits = new Map<string, Visit>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [, id = '', ...rest] = url.pathname.slice(1).split('/')
    const visit = visits.get(id)
    if (visit) void answer(visit, rest.join('/'), url, request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    visit(options) {
      const visit = new Visit(options, url, `http://localhost:${port}`)
      visits.set(visit.id, visit)
      return visit
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Which request a faulty reply goes to at each stage; while an answer is typed none is made. */
const replyTo: Partial<Record<Stage, string>> = {
  find: 'faulty',
  capture: 'captcha.svg',
  read: '',
  confirm: 'answer',
}

async function answer(
  visit: Visit,
  path: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { stage, reply } = visit.options
  const body = await readBody(request)
  if (path === 'answer') {
    // A refusal by its status is one: what it refuses is not taken.
    const given = new URLSearchParams(body).get('captcha') ?? ''
    const isRight = reply && stage === 'confirm' ? visit.refuse(given) : visit.judge(given)
    await once(visit, 'answer')
    if (reply && stage === 'confirm') return send(visit, reply, url, response)
    if (isRight) return void response.writeHead(303, { location: `${visit.path}welcome` }).end()
    return document(visit, response, renderForm(visit, '<p class="error">The text is wrong.</p>'))
  }
  if (path === 'captcha.svg') await once(visit, 'image')
  const isSecond = path !== '' || visit.documents > 0
  if (reply && path === replyTo[stage] && isSecond) return send(visit, reply, url, response)
  if (path === '') return document(visit, response, renderPage(visit))
  if (path === 'form') return document(visit, response, renderForm(visit))
  if (path === 'bystander') return document(visit, response, renderBystander(visit))
  if (path === 'welcome') return document(visit, response, renderWelcome(visit))
  if (path === 'loop') return send(visit, 'redirect loop', url, response)
  if (path === 'elsewhere')
    return document(visit, response, '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>')
  if (path === 'typing') {
    await once(visit, 'typing')
    return void response.writeHead(200).end()
  }
  if (path === 'cue/heard') visit.give('heard')
  if (path.startsWith('cue/')) {
    await visit.waitFor(path.slice('cue/'.length))
    return void response.writeHead(200, { 'access-control-allow-origin': '*' }).end()
  }
  if (path === 'worker.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(workerScript)
    return
  }
  const image = path === 'captcha.svg' ? visit.image(Number(url.searchParams.get('number'))) : undefined
  if (!image) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' }).end(image)
}

/**
 * Passes requests on until it is told a status, and then answers every one itself. One that was registered with a
 * status in its address answers what a form sends from the start.
 */
const workerScript = `
  const own = Number(new URL(location.href).searchParams.get('status'))
  let status = 0
  self.addEventListener('install', () => self.skipWaiting())
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
  self.addEventListener('message', (event) => { status = event.data })
  self.addEventListener('fetch', (event) => {
    if (own && event.request.method === 'POST') status = own
    if (!status || event.request.url.includes('/cue/') || event.request.url.includes('/typing')) return
    event.respondWith(new Response('<!doctype html><title>Offline</title><h1>You are offline</h1>', {
      status, headers: { 'content-type': 'text/html' },
    }))
  })`

function document({ options }: Visit, response: ServerResponse, html: string): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...options.headers,
  }
  response.writeHead(200, headers).end(html)
}

function send(visit: Visit, reply: Reply, url: URL, response: ServerResponse): void {
  visit.faultyReplies += 1
  if (typeof reply === 'object') {
    const headers = { 'content-type': 'text/html', 'cache-control': 'no-store', ...reply.headers }
    response.writeHead(reply.status, headers).end(reply.body)
  } else if (reply === 'reset') {
    response.socket?.resetAndDestroy()
  } else if (reply === 'redirect loop') {
    const step = Number(url.searchParams.get('step') ?? 0) + 1
    response.writeHead(303, { location: `${visit.path}loop?step=${step}`, 'cache-control': 'no-store' }).end()
  } else if (reply === 'cut off') {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' })
    response.write('<!doctype html><title>Cut</title><h1>Your answer')
    setTimeout(() => response.socket?.destroy(), 100)
  }
  // "never": nothing is written, and the connection stays open.
}

/** Lets the test act before the first request of a kind is answered. */
async function once({ before }: Visit, kind: keyof Visit['before']): Promise<void> {
  const act = before[kind]
  delete before[kind]
  await act?.()
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  try {
    for await (const chunk of request) body += chunk
  } catch {
    // The browser went away in the middle of it.
  }
  return body
}
