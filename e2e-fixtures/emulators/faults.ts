import type { ServerResponse } from 'node:http'
import type { Fault, ReceivedRequest } from './emulator.ts'

/** What networks and services do to requests. Bodies echo the request, keys and all. */

export const resetAtOnce: Fault = (_request, response) => {
  response.socket?.resetAndDestroy()
}

export const resetMidBody: Fault = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' })
  response.write(echo(request), () => response.socket?.resetAndDestroy())
}

/** Never starts to reply. */
export const hang: Fault = () => {}

/** Starts a reply and never completes it. */
export const hangMidBody: Fault = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write(echo(request))
}

/** Sends one byte every 20 ms. */
export const dripBody: Fault = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.once('close', () => clearInterval(timer))
}

export const truncateJson: Fault = (request, response) => {
  const whole = JSON.stringify({ errorId: 0, code: 0, error: false, text: echo(request) })
  response.writeHead(200, { 'content-type': 'application/json' }).end(whole.slice(0, -3))
}

export const sendHugeBody: Fault = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  // The client stops reading early, which breaks the connection: that is the point.
  response.on('error', () => undefined)
  response.write(echo(request))
  for (let sent = 0; sent < 5_000_000; sent += 100_000) response.write(' '.repeat(100_000))
  response.end()
}

export const redirect: Fault = (request, response) => {
  response.writeHead(307, { location: `/elsewhere?${request.query}` }).end()
}

export const rateLimit =
  (retryAfter: string): Fault =>
  (_request, response) => {
    response.writeHead(429, { 'retry-after': retryAfter, 'content-type': 'text/plain' }).end('slow down')
  }

export const sendHtml =
  (status: number): Fault =>
  (request, response) => {
    const page = `<!doctype html><title>${status}</title><p>${echo(request)}</p>`
    response.writeHead(status, { 'content-type': 'text/html' }).end(page)
  }

export const sendJson =
  (status: number, body: unknown): Fault =>
  (_request: ReceivedRequest, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

function echo(request: ReceivedRequest): string {
  return `${request.path}?${request.query} ${request.body.toString('utf8').slice(0, 2_000)}`
}
