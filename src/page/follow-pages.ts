import type { PagePort } from './port.ts'

/** A context of Playwright, or a browser or context of Puppeteer. */
export interface PageSource {
  pages(): PagePort[] | Promise<PagePort[]>
  // biome-ignore lint/suspicious/noExplicitAny: each driver has events and listeners of its own under these methods.
  on(event: any, listener: (news: any) => void): unknown
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  off(event: any, listener: (news: any) => void): unknown
}

interface PuppeteerTarget {
  page(): Promise<PagePort | null>
}

/**
 * Calls `use` with every open page, and later with every new page and popup. `ready` resolves once `use` was
 * called for the open pages: in Playwright, immediately.
 */
export function followPages(
  source: PageSource,
  use: (page: PagePort) => void,
): { ready: Promise<void>; stop: () => void } {
  let isFollowing = true
  const onTarget = async (target: PuppeteerTarget) => {
    // Workers and extensions have no page, and a page may close before it is returned.
    const page = await target.page().catch(() => null)
    if (page && isFollowing) use(page)
  }
  const open = source.pages()
  const [event, listener] = Array.isArray(open) ? ['page', use] : ['targetcreated', onTarget]
  source.on(event, listener)
  if (Array.isArray(open)) for (const page of open) use(page)
  const ready = Array.isArray(open)
    ? Promise.resolve()
    : open.then((pages) => pages.filter(() => isFollowing).forEach(use))
  const stop = () => {
    isFollowing = false
    source.off(event, listener)
  }
  return { ready, stop }
}
