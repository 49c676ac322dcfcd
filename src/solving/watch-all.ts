import { followPages, type PageSource } from '../page/follow-pages.ts'
import type { PagePort } from '../page/port.ts'

/** How a context of Playwright and a browser of Puppeteer say that they are gone, and all their pages with them. */
const endings = ['close', 'disconnected']

/** What a solver watches. Nothing is kept of a page that is not watched any more. */
export class Watches {
  readonly #watchPage: (page: PagePort, onEnd: () => void) => () => void
  readonly #stops = new Set<() => void>()

  /** @param watchPage - watches one page, calls `onEnd` once when that is over, and returns what ends it. */
  constructor(watchPage: (page: PagePort, onEnd: () => void) => () => void) {
    this.#watchPage = watchPage
  }

  /** How many pages are watched, and contexts or browsers for the pages to come. */
  get size(): number {
    return this.#stops.size
  }

  /** Watches a page, or every page of a context or browser. Returns what ends it. */
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

  /** Ends every watch. */
  stop(): void {
    for (const stop of this.#stops) stop()
  }

  #addPage(page: PagePort, onEnd = () => {}): () => void {
    // It would never say that it closes.
    if (page.isClosed()) return onEnd
    const stop = this.#watchPage(page, () => {
      this.#stops.delete(stop)
      onEnd()
    })
    this.#stops.add(stop)
    return stop
  }
}
