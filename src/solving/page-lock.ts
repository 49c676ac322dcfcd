import type { PagePort, Target } from '../page/port.ts'

/**
 * Allows one solve at a time per page. A second call for the same target joins the first; a call for another frame of the
 * page waits until the page is free.
 */
export class PageLock<Result> {
  readonly #running = new WeakMap<PagePort, { target: Target; work: Promise<Result> }>()

  isTaken(page: PagePort): boolean {
    return this.#running.has(page)
  }

  /** Joins the running work for a target, or starts it once the page is free. */
  async take(page: PagePort, target: Target, start: () => Promise<Result>): Promise<Result> {
    for (let current = this.#running.get(page); current; current = this.#running.get(page)) {
      if (current.target === target) return current.work
      await Promise.allSettled([current.work])
    }
    const work = start()
    this.#running.set(page, { target, work })
    try {
      return await work
    } finally {
      this.#running.delete(page)
    }
  }
}
