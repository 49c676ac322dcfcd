import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { WatchList } from '../../../src/watching/watch-list.ts'
import { watchPage } from '../../../src/watching/watch-page.ts'

/** A page without anything to solve: its origin is not allowed. */
class QuietPage extends EventEmitter {
  isGone = false
  url = () => 'https://example.com/'
  isClosed = () => this.isGone
  frames = () => []
  mainFrame(): never {
    throw new Error('The page must not be searched.')
  }
  close() {
    this.isGone = true
    this.emit('close')
  }
}

/** A Playwright context or, if `pages` returns a promise, a Puppeteer browser. */
class QuietContext extends EventEmitter {
  readonly open: QuietPage[] = []
  pages = (): QuietPage[] | Promise<QuietPage[]> => this.open
  countListeners = () => this.eventNames().reduce((sum, name) => sum + this.listenerCount(name), 0)
  add(page: QuietPage) {
    this.open.push(page)
    this.emit('page', page)
  }
}

function createWatchList() {
  const settings = { modules: [], origins: [], attempts: 5, appearTimeout: 5_000 }
  const solve = async () => ({ captchas: [], filtered: [], others: [], solutions: [], solved: [] })
  return new WatchList(
    (page, onEnd) =>
      watchPage(page, {
        settings,
        submit: 'alone',
        isBusy: () => false,
        isNeeded: () => false,
        heldAt: () => undefined,
        hasResults: () => false,
        dropResults() {},
        solve,
        onError: expect.unreachable,
        onEnd,
      }).stop,
  )
}

describe('a watch', () => {
  test('is kept until its page closes', () => {
    const watches = createWatchList()
    const pages = Array.from({ length: 50 }, () => new QuietPage())
    for (const page of pages) watches.add(page)
    expect(watches.size).toBe(50)
    for (const page of pages) page.close()
    expect(watches.size).toBe(0)
    expect(pages.map((page) => page.listenerCount('close'))).toEqual(Array(50).fill(0))
  })

  test('is removed when it is stopped, once or twice', () => {
    const watches = createWatchList()
    const page = new QuietPage()
    const stop = watches.add(page)
    stop()
    stop()
    expect([watches.size, page.listenerCount('close')]).toEqual([0, 0])
  })

  test('does not start on a page that is already closed', () => {
    const watches = createWatchList()
    const page = new QuietPage()
    page.close()
    watches.add(page)()
    expect([watches.size, page.listenerCount('close')]).toEqual([0, 0])
  })

  test('of a context includes the pages that open, and drops those that close', () => {
    const watches = createWatchList()
    const [context, early, later] = [new QuietContext(), new QuietPage(), new QuietPage()]
    context.add(early)
    const stop = watches.add(context)
    context.add(later)
    expect(watches.size).toBe(3)
    early.close()
    expect(watches.size).toBe(2)
    stop()
    expect([watches.size, context.countListeners(), later.listenerCount('close')]).toEqual([0, 0, 0])
  })

  test.each(['close', 'disconnected'])('of a context ends when it emits %s', (ending) => {
    const watches = createWatchList()
    const context = new QuietContext()
    watches.add(context)
    context.emit(ending)
    expect([watches.size, context.countListeners()]).toEqual([0, 0])
  })

  test('does not start on a page that is returned after the watch of its browser was stopped', async () => {
    const watches = createWatchList()
    const browser = new QuietContext()
    browser.pages = async () => [new QuietPage()]
    const stop = watches.add(browser)
    let answer = (_: QuietPage) => {}
    const page = new Promise<QuietPage>((resolve) => {
      answer = resolve
    })
    browser.emit('targetcreated', { page: () => page })
    stop()
    answer(new QuietPage())
    await new Promise(setImmediate)
    expect([watches.size, browser.countListeners()]).toEqual([0, 0])
  })

  test('of everything ends when the list is stopped', () => {
    const watches = createWatchList()
    const [context, page] = [new QuietContext(), new QuietPage()]
    context.add(new QuietPage())
    watches.add(context)
    watches.add(page)
    watches.stop()
    expect([watches.size, context.countListeners(), page.listenerCount('close')]).toEqual([0, 0, 0])
  })
})
