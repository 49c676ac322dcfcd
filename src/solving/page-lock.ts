import type { PagePort, Target } from '../page/port.ts'

/**
 * One at a time on a page. Work for a target that is being worked on already is the same work; for another frame of
 * the page it waits until the page is free.
 */
export class PageLock<Result> {
  readonly #underWay = new WeakMap<PagePort, { target: Target; work: Promise<Result> }>()

  isTaken(page: PagePort): boolean {
    return this.#underWay.has(page)
  }

  /** What is under way for a target, or what `start` makes of it when the page is free. */
  async take(page: PagePort, target: Target, start: () => Promise<Result>): Promise<Result> {
    for (let running = this.#underWay.get(page); running; running = this.#underWay.get(page)) {
      if (running.target === target) return running.work
      await Promise.allSettled([running.work])
    }
    const work = start()
    this.#underWay.set(page, { target, work })
    try {
      return await work
    } finally {
      this.#underWay.delete(page)
    }
  }
}
