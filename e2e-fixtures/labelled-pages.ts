import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A person's verdict on a page. It is stored beside the page, never in it. */
export interface LabelledPage {
  name: string
  /** The selectors of the image and of the field, for each captcha on the page. */
  captchas: { image: string; field: string }[]
  /** Held out while the clues were weighted, so its result is that of an unknown page. */
  heldOut: boolean
}

const folder = new URL('labelled-pages/', import.meta.url)

export const labelledPages: LabelledPage[] = JSON.parse(readFileSync(new URL('labels.json', folder), 'utf8'))

/** Replaces every image on every page: it looks like a line of text, captcha or not. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="50"><rect width="160" height="50" fill="#dde"/>
  <path d="M15 38 28 12 41 38M60 12V38H80M100 12H118L100 38H118" stroke="#335" stroke-width="4" fill="none"/></svg>`

/** Serves the labelled pages on loopback, each at `/pages/` plus its name, and an image at every other address. */
export async function serveLabelledPages(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const name = /^\/pages\/([a-z0-9-]+)$/.exec(request.url ?? '')?.[1]
    response.setHeader('content-type', name ? 'text/html; charset=utf-8' : 'image/svg+xml')
    response.end(name ? readFileSync(new URL(`${name}.html`, folder)) : picture)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
