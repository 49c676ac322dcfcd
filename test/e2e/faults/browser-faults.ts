import type { Fault } from './fault.ts'
import { asPuppeteer } from './open-page.ts'

/** What happens to the browser, the page as a whole, or the call itself. */
export const browserFaults: readonly Fault[] = [
  {
    name: 'the browser is killed',
    hasOwnBrowser: true,
    act: async ({ kill }) => kill(),
    endsWith: 'PAGE_GONE',
  },
  {
    name: 'the browser is disconnected',
    hasOwnBrowser: true,
    act: ({ disconnect }) => disconnect(),
    endsWith: 'PAGE_GONE',
  },
  { name: 'the context is closed', act: ({ closeContext }) => closeContext(), endsWith: 'PAGE_GONE' },
  { name: 'the page is closed', act: ({ page }) => page.close(), endsWith: 'PAGE_GONE' },
  { name: 'the page crashes', act: ({ page }) => page.goto('chrome://crash'), endsWith: 'PAGE_GONE' },
  {
    name: "the caller's signal is aborted",
    act: async ({ stopping }) => stopping.abort(),
    endsWith: 'SOLVE_ABORTED',
  },
  {
    name: 'the caller leaves for another address',
    nothingComes: ['find', 'capture', 'confirm'],
    act: ({ page, visit }) => page.goto(`${visit.url}elsewhere`),
  },
  { name: 'the caller reloads the page', act: ({ page }) => page.reload() },
  {
    name: 'the caller replaces the content of the page',
    nothingComes: ['find', 'capture'],
    act: ({ page }) => page.setContent('<h1>Something else</h1>'),
  },
  {
    name: 'the browser is offline',
    nothingComes: ['confirm'],
    act: (scene) => asPuppeteer(scene)?.setOfflineMode(true) ?? scene.page.context().setOffline(true),
  },
  {
    name: 'every request is aborted',
    isExtra: true,
    async act(scene) {
      const puppeteer = asPuppeteer(scene)
      if (!puppeteer) return scene.page.route('**', (route) => route.abort())
      puppeteer.on('request', (request) => void request.abort().catch(() => undefined))
      await puppeteer.setRequestInterception(true)
    },
  },
  {
    name: 'the clock of the page stands still',
    isExtra: true,
    async act(scene) {
      if (!asPuppeteer(scene)) {
        await scene.page.clock.install()
        return scene.page.clock.pauseAt(Date.now() + 60_000)
      }
      await scene.page.evaluate(() => {
        const now = Date.now()
        const then = performance.now()
        Date.now = () => now
        performance.now = () => then
        const never = () => 0
        Object.assign(window, { setTimeout: never, setInterval: never, requestAnimationFrame: never })
      })
    },
  },
]
