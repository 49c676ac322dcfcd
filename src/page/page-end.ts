import type { PagePort } from './port.ts'

interface Emitter {
  // biome-ignore lint/suspicious/noExplicitAny: each driver types the events of its own objects.
  on(event: any, listener: () => void): unknown
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  off(event: any, listener: () => void): unknown
}

/** The browser as Puppeteer's pages know it. Playwright closes its pages with their browser. */
interface BrowserOwned {
  browser?(): Emitter & { connected?: boolean }
}

/** Why a page can no longer be used, as a clause. */
export type PageEnd = 'the page was closed' | 'the page crashed' | 'the browser was closed or disconnected'

/**
 * Calls `listener` when a page ends. Puppeteer doesn't emit `close` for pages whose browser is killed or disconnected,
 * and no driver does for a page that crashes: it can still be reloaded, but pending calls to it never settle.
 *
 * @returns a function that stops listening.
 */
export function onPageEnd(page: PagePort, listener: (end: PageEnd) => void): () => void {
  const onClose = () => listener('the page was closed')
  const onCrash = () => listener('the page crashed')
  const onDisconnected = () => listener('the browser was closed or disconnected')
  const browser = browserOf(page)
  const emitter: Emitter = page
  emitter.on('close', onClose)
  // Playwright's name for a crash, and Puppeteer's.
  for (const event of ['crash', 'error']) emitter.on(event, onCrash)
  browser?.on('disconnected', onDisconnected)
  return () => {
    emitter.off('close', onClose)
    for (const event of ['crash', 'error']) emitter.off(event, onCrash)
    browser?.off('disconnected', onDisconnected)
  }
}

/** Why a page can't be used now; undefined for one that can. */
export function pageEndOf(page: PagePort): PageEnd | undefined {
  if (page.isClosed()) return 'the page was closed'
  return browserOf(page)?.connected === false ? 'the browser was closed or disconnected' : undefined
}

function browserOf(page: PagePort): ReturnType<NonNullable<BrowserOwned['browser']>> | undefined {
  return (page as BrowserOwned).browser?.()
}
