import { followPages, type PageSource } from '../page/follow-pages.ts'
import { pageEndOf } from '../page/page-end.ts'
import type { PagePort } from '../page/port.ts'

/** Events with which a Playwright context and a Puppeteer browser report that they and all their pages are closed. */
const endings = ['close', 'disconnected']

/** Watches one page, calls `onEnd` once when the watch ends, and returns a function that stops it. */
export type WatchPage = (page: PagePort, onEnd: () => void) => () => void

interface WatchedPage {
  users: number
  stop(): void
  /** Called when the watch ends by itself. */
  onEnd: Set<() => void>
}

/** Everything that a solver watches. It keeps nothing of a page that is no longer watched. */
export class WatchList {
  readonly #watchPage: WatchPage
  readonly #stops = new Set<() => void>()
  /** How often each page is watched: two hooks on one page would be in each other's way. */
  readonly #pages = new Map<PagePort, WatchedPage>()

  constructor(watchPage: WatchPage) {
    this.#watchPage = watchPage
  }

  /** The number of watched pages, and of contexts and browsers that are watched for new pages. */
  get size(): number {
    return this.#stops.size
  }

  /** Watches a page, or every page of a context or browser. Returns a function that stops it. */
  add(target: PagePort | PageSource): () => void {
    if (!('pages' in target)) return this.#addPage(target)
    const ofPages = new Set<() => void>()
    const following = followPages(target, (page) => {
      const stopPage = this.#addPage(page, () => ofPages.delete(stopPage))
      ofPages.add(stopPage)
    })
    const stop = () => {
      following.stop()
      for (const ending of endings) target.off(ending, stop)
      this.#stops.delete(stop)
      for (const stopPage of ofPages) stopPage()
    }
    for (const ending of endings) target.on(ending, stop)
    this.#stops.add(stop)
    return stop
  }

  /** Stops every watch. */
  stop(): void {
    for (const stop of this.#stops) stop()
  }

  #addPage(page: PagePort, onEnd = () => {}): () => void {
    // A page that is already closed never emits its end.
    if (pageEndOf(page)) return onEnd
    const watched = this.#pages.get(page) ?? this.#startPage(page)
    watched.users += 1
    const onPageEnd = watched.onEnd
    onPageEnd.add(onEnd)
    let isStopped = false
    return () => {
      if (isStopped) return
      isStopped = true
      onPageEnd.delete(onEnd)
      onEnd()
      watched.users -= 1
      if (watched.users === 0) watched.stop()
    }
  }

  #startPage(page: PagePort): WatchedPage {
    const onEnd = new Set<() => void>()
    const stop = this.#watchPage(page, () => {
      this.#stops.delete(stop)
      this.#pages.delete(page)
      for (const listener of onEnd) listener()
    })
    this.#stops.add(stop)
    const watched = { users: 0, stop, onEnd }
    this.#pages.set(page, watched)
    return watched
  }
}
