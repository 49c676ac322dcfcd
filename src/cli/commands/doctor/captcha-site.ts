import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DrawnCaptcha, drawCaptcha } from './draw-captcha.ts'

export interface CaptchaSite {
  url: string
  /** Number of images that were requested. */
  readonly images: number
  /** Whether the right answer was submitted. Only the site knows that answer. */
  readonly accepted: boolean
  close(): Promise<void>
}

const FORM = `<form method="post" action="/">
  <p><img src="/captcha.png" alt="captcha" width="170" height="56"></p>
  <p><label>Type the letters <input name="captcha" autocomplete="off"></label></p>
  <p><button>Send</button> <a href="/">another image</a></p>
</form>`
const REFUSED = '<p class="error">This is not the text in the image.</p>'
const ACCEPTED = '<p class="success">Accepted.</p>'

/** Serves a form with a captcha on loopback, to one visitor. An answer is accepted once, and for one image only. */
export async function startCaptchaSite(): Promise<CaptchaSite> {
  let open: DrawnCaptcha | undefined
  const state = { images: 0, accepted: false }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/captcha.png') {
      open = await drawCaptcha()
      state.images++
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(open.image)
    } else if (pathname !== '/') {
      response.writeHead(404).end()
    } else if (request.method === 'POST') {
      const given = new URLSearchParams(await readBody(request)).get('captcha') ?? ''
      const isRight = open !== undefined && given.trim().toUpperCase() === open.answer
      open = undefined
      state.accepted ||= isRight
      sendPage(response, isRight ? ACCEPTED : REFUSED + FORM)
    } else {
      sendPage(response, FORM)
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.destroy(error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get images() {
      return state.images
    },
    get accepted() {
      return state.accepted
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function sendPage(response: ServerResponse, body: string): void {
  const page = `<!doctype html><meta charset="utf-8"><title>Self-test</title><body><h1>Self-test</h1>${body}`
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(page)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
