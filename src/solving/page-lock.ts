import type { PagePort } from '../page/port.ts'

/**
 * Allows one solve at a time per page. A second call for the same target joins the first; a call for another frame of the
 * page, and one that finds a hook at work, waits until the page is free.
 */
export class PageLock<Result> {
  readonly #running = new WeakMap<PagePort, { target: object; work: Promise<Result> }>()
  readonly #waiting = new WeakMap<PagePort, number>()

  isTaken(page: PagePort): boolean {
    return this.#running.has(page)
  }

  /** Whether anybody waits until the page is free. */
  isAwaited(page: PagePort): boolean {
    return (this.#waiting.get(page) ?? 0) > 0
  }

  /** Joins the running work for a target, or starts it once the page is free. */
  async take(page: PagePort, target: object, start: () => Promise<Result>): Promise<Result> {
    for (let current = this.#running.get(page); current; current = this.#running.get(page)) {
      if (current.target === target) return current.work
      this.#waiting.set(page, (this.#waiting.get(page) ?? 0) + 1)
      await Promise.allSettled([current.work])
      this.#waiting.set(page, (this.#waiting.get(page) ?? 1) - 1)
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
