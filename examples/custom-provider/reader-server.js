import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { local } from 'solve-image-captchas/providers'

/** Stands in for the reader in our own network. It reads with the package's recogniser. */
export async function startReader() {
  const reader = local()
  const server = createServer(async (request, response) => {
    try {
      const { text, score } = await reader.read({ image: await buffer(request) })
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ text, score }))
    } catch (error) {
      response.writeHead(422).end(String(error))
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await reader.close?.()
    },
  }
}
