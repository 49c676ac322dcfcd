import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { addExtra } from 'puppeteer-extra'
import { PuppeteerExtraPlugin } from 'puppeteer-extra-plugin'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
import { findBrowser } from '../../../scripts/find-browser.mjs'
import { expect, test } from '../harness.ts'
import { rightReader } from '../readers.ts'
import { reachEveryPage } from './reach-every-page.ts'

/** What puppeteer-extra has of a launcher, typed for a Puppeteer of its own time. */
function createLauncher(...plugins: object[]) {
  const launcher = addExtra(puppeteer as never)
  for (const plugin of plugins) launcher.use(plugin as never)
  return {
    launch: async () => (await launcher.launch(await findBrowser())) as unknown as Browser,
    connect: async (browserWSEndpoint: string) =>
      (await launcher.connect({ browserWSEndpoint })) as unknown as Browser,
  }
}

/** A plugin of the usual kind, which gives pages something too. */
class GreetingPlugin extends PuppeteerExtraPlugin {
  override get name() {
    return 'greeting'
  }

  override async onPageCreated(page: object) {
    Object.assign(page, { greeting: 'hello' })
  }
}

test('reaches the first page, pages to come, other contexts, popups and frames', async ({ site }) => {
  const browser = await createLauncher(ImageCaptchaPlugin({ provider: rightReader(site, 'django') })).launch()
  await reachEveryPage(browser, site.url)
  await browser.close()
})

test('reaches pages that are there when it connects, and those to come', async ({ site }) => {
  const launcher = createLauncher(ImageCaptchaPlugin({ provider: rightReader(site, 'trek') }))
  const browser = await puppeteer.launch(await findBrowser())
  const open = await browser.newPage()
  await open.goto(`${site.url}/trek`)
  const connected = await launcher.connect(browser.wsEndpoint())
  const pages = await connected.pages()
  expect(pages.map((page) => typeof page.solveImageCaptchas)).toEqual(['function', 'function'])
  const there = pages.find((page) => page.url() === open.url())
  expect((await there?.solveImageCaptchas())?.solved).toMatchObject([{ verdict: 'accepted' }])
  expect(typeof (await connected.newPage()).solveImageCaptchas).toBe('function')
  await connected.disconnect()
  await browser.close()
})

test('serves browsers that are launched after others have gone', async ({ site }) => {
  const closes: string[] = []
  const provider = {
    name: 'right',
    read: async () => ({ text: site.answerOf('trek') ?? '', provider: 'right' }),
    close: async () => void closes.push('closed'),
  }
  const plugin = ImageCaptchaPlugin({ provider })
  const launcher = createLauncher(plugin)
  for (const _ of ['first', 'second']) {
    const browser = await launcher.launch()
    const page = await browser.newPage()
    await page.goto(`${site.url}/trek`)
    expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
    await browser.close()
  }
  expect(closes).toEqual([])
  await plugin.solver.close()
  expect(closes).toEqual(['closed'])
})

for (const isFirst of [true, false]) {
  test(`works ${isFirst ? 'before' : 'after'} another plugin, which works too`, async ({ site }) => {
    const plugin = ImageCaptchaPlugin({ provider: rightReader(site, 'gregwar') })
    const plugins = isFirst ? [plugin, new GreetingPlugin()] : [new GreetingPlugin(), plugin]
    const browser = await createLauncher(...plugins).launch()
    const page = (await browser.newPage()) as Page & { greeting?: string }
    expect(page.greeting).toBe('hello')
    await page.goto(`${site.url}/gregwar`)
    expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
    await browser.close()
  })
}
