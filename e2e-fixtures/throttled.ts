import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drawLike } from './captchas/rendered.ts'

/** How a site of `startThrottledSite` shows another image, and how its server limits that. */
export interface Throttling {
  /** `link`: a link changes the address of the image. `fetch`: a link asks a script for the next address. `none`: nothing does. */
  refresh: 'link' | 'fetch' | 'none'
  /** How many images it answers before it limits the requests. */
  free: number
  /** How many requests it refuses. */
  refused: number
  status: 429 | 503
  /** The header `Retry-After`. */
  retryAfter?: string
}

const draw = drawLike({ width: 200, height: 50, charset: 'abcde2345678gfynmnpwx', length: 5, format: 'jpeg' })

/** A form in a dialog with a Kaptcha image, whose server limits how often the image may be requested. */
export async function startThrottledSite(throttling: Throttling) {
  const { refresh, free, refused, status, retryAfter } = throttling
  let answer = ''
  let drawn = 0
  let turnedAway = 0
  /** `Date.now()` of each request for an image, or for the address of one. */
  const requests: number[] = []

  const isRefused = (response: ServerResponse) => {
    requests.push(Date.now())
    if (drawn < free || turnedAway >= refused) return false
    turnedAway += 1
    response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end('slow down')
    return true
  }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/next') {
      if (!isRefused(response)) response.end(`/kaptcha.jpg?${Math.random()}`)
      return
    }
    if (pathname === '/kaptcha.jpg') {
      const isFirst = drawn === 0
      if (refresh === 'fetch' && !isFirst ? false : isRefused(response)) return
      drawn += 1
      const captcha = await draw({ id: 'visitor' } as never)
      answer = captcha.answer
      response
        .writeHead(200, { 'content-type': 'image/jpeg', 'cache-control': 'no-store' })
        .end(captcha.image)
      return
    }
    if (pathname !== '/') return void response.writeHead(404).end()
    const isRight = request.method === 'POST' && (await readBody(request)).includes(`code=${answer}`)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(isRight ? '<!doctype html><title>Done</title><h1>Thank you</h1>' : render(refresh))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    get answer() {
      return answer
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

function render(refresh: Throttling['refresh']): string {
  const steps = {
    link: "image.src = '/kaptcha.jpg?' + Math.random()",
    fetch: "fetch('/next').then(async (reply) => { if (reply.ok) image.src = await reply.text() })",
    none: '',
  }
  const link =
    refresh === 'none' ? '' : `<a href="#" onclick="${steps[refresh]}; return false">Show another image</a>`
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Post a comment</title>
    <dialog open><form method="post"><img id="image" src="/kaptcha.jpg" alt="Kaptcha" width="200" height="50">${link}
    <label>Characters in the image <input name="code"></label><button>Send</button></form></dialog>`
}
