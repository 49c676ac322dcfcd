/**
 * Watches a page, loses its browser and does nothing else: `node watch-session.mjs DRIVER LOSS EXECUTABLE ...ARGUMENTS`.
 * The process ends by itself if the watch holds nothing.
 */
import process from 'node:process'
import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import { createSolver } from 'solve-image-captchas'

const [driver, loss, executablePath = '', ...args] = process.argv.slice(2)
const host = await puppeteer.launch({ executablePath, args })
const solver = createSolver({ provider: () => 'text' })
if (driver === 'playwright') {
  const browser = await chromium.connectOverCDP(host.wsEndpoint())
  solver.watch(await browser.newPage())
  if (loss === 'disconnected') await browser.close()
} else {
  const browser = await puppeteer.connect({ browserWSEndpoint: host.wsEndpoint() })
  solver.watch(await browser.newPage())
  if (loss === 'disconnected') await browser.disconnect()
}
const ended = new Promise((resolve) => host.process()?.once('exit', resolve))
host.process()?.kill('SIGKILL')
await ended
await host.disconnect()
process.stdout.write('the browser is gone\n')
