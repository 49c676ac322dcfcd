import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { addExtra } from 'playwright-extra'
import { PuppeteerExtraPlugin } from 'puppeteer-extra-plugin'
import type { SolverOptions } from 'solve-image-captchas'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
import { expect, test } from '../harness.ts'
import { describeChromiumForPlaywright } from '../lean-chromium.ts'
import { startDebuggedBrowser } from '../pick-session.ts'
import { rightReader } from '../readers.ts'
import { countCloses, solveInTwoBrowsers } from './solve-in-two-browsers.ts'

function createLauncher(options: SolverOptions) {
  const launcher = addExtra(chromium)
  launcher.use(ImageCaptchaPlugin(options) as never)
  return launcher
}

test('adds the methods to new contexts, their pages, popups and frames', async ({ site }) => {
  const browser = await createLauncher({ provider: rightReader(site, 'django') }).launch(
    await describeChromiumForPlaywright(),
  )
  await expectMethodsInContext(await browser.newContext(), site.url)
  const lone = await browser.newPage()
  expect(typeof lone.solveImageCaptchas).toBe('function')
  await browser.close()
})

test('adds the methods to the first page and later pages of a persistent context', async ({ site }) => {
  const profile = await mkdtemp(join(tmpdir(), 'persistent-'))
  const launcher = createLauncher({ provider: rightReader(site, 'django') })
  const context = await launcher.launchPersistentContext(profile, await describeChromiumForPlaywright())
  expect(context.pages().map((page) => typeof page.solveImageCaptchas)).toEqual(['function'])
  await expectMethodsInContext(context, site.url)
  await context.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

test('adds the methods to open and later pages when it connects over CDP', async ({ site }) => {
  const running = await startDebuggedBrowser()
  const launcher = createLauncher({ provider: rightReader(site, 'django') })
  const browser = await launcher.connectOverCDP(running.endpoint)
  const [context] = browser.contexts() as [BrowserContext]
  expect(context.pages().map((page) => typeof page.solveImageCaptchas)).toEqual(['function'])
  await expectMethodsInContext(context, site.url)
  await browser.close()
  await running.close()
})

test('adds the methods when it connects to a browser of another process', async ({ site }) => {
  const server = await chromium.launchServer({
    ...(await describeChromiumForPlaywright()),
    host: '127.0.0.1',
  })
  const launcher = createLauncher({ provider: rightReader(site, 'django') })
  const browser = await launcher.connect(server.wsEndpoint())
  await expectMethodsInContext(await browser.newContext(), site.url)
  await browser.close()
  await server.close()
})

test('serves browsers launched after others have closed', async ({ site }) => {
  const provider = countCloses(site)
  const launcher = createLauncher({ provider })
  await solveInTwoBrowsers(async () => launcher.launch(await describeChromiumForPlaywright()), site)
  expect(provider.closes).toBe(0)
})

test('works next to a plugin that expects pages of Puppeteer', async ({ site }) => {
  class GreetingPlugin extends PuppeteerExtraPlugin {
    override get name() {
      return 'greeting'
    }

    override async onPageCreated(page: { evaluateOnNewDocument(script: () => void): Promise<unknown> }) {
      await page.evaluateOnNewDocument(() => Object.assign(window, { greeting: 'hello' }))
    }
  }
  const launcher = createLauncher({ provider: rightReader(site, 'gregwar') })
  launcher.use(new GreetingPlugin() as never)
  const browser = await launcher.launch(await describeChromiumForPlaywright())
  const page = await browser.newPage()
  await page.goto(`${site.url}/gregwar`)
  expect(await page.evaluate('greeting')).toBe('hello')
  expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
  await browser.close()
})

async function expectMethodsInContext(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${url}/cross-origin-frame`)
  expect(page.frames().map((frame) => typeof frame.findImageCaptchas)).toEqual(['function', 'function'])
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate((address) => void window.open(address, '_blank', 'noopener'), `${url}/django`),
  ])
  await popup.waitForLoadState()
  expect((await popup.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
}
