/**
 * Serves the pages that were built, and says on standard output what they decided: `accepted` or `rejected`.
 *
 * usage: node serve.mjs PORT SCRIPT
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import process from 'node:process'

const [port, file = ''] = process.argv.slice(2)
const script = readFileSync(file)
const page =
  '<!doctype html><meta charset="utf-8"><title>React</title><div id="root"></div><script src="/app.js"></script>'

createServer(async (request, response) => {
  if (request.url === '/app.js') response.setHeader('content-type', 'text/javascript').end(script)
  else if (request.method === 'POST') {
    let verdict = ''
    for await (const chunk of request) verdict += chunk
    console.log(verdict)
    response.end()
  } else
    response
      .setHeader('content-type', 'text/html')
      .end(request.url === '/' ? 'a page for each library' : page)
}).listen(Number(port), '127.0.0.1')
