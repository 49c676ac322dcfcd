import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { addExtra } from 'puppeteer-extra'
import { PuppeteerExtraPlugin } from 'puppeteer-extra-plugin'
import ImageCaptchaPlugin from 'solve-image-captchas/puppeteer-extra'
import { expect, test } from '../harness.ts'
import { describeChromium } from '../lean-chromium.ts'
import { rightReader } from '../readers.ts'
import { expectMethodsEverywhere } from './expect-methods-everywhere.ts'
import { countCloses, solveInTwoBrowsers } from './solve-in-two-browsers.ts'

/** Wraps the launcher, because puppeteer-extra's types are for an older Puppeteer. */
function createLauncher(...plugins: object[]) {
  const launcher = addExtra(puppeteer as never)
  for (const plugin of plugins) launcher.use(plugin as never)
  return {
    launch: async () => (await launcher.launch(await describeChromium())) as unknown as Browser,
    connect: async (browserWSEndpoint: string) =>
      (await launcher.connect({ browserWSEndpoint })) as unknown as Browser,
  }
}

/** An ordinary plugin, which also adds something to pages. */
class GreetingPlugin extends PuppeteerExtraPlugin {
  override get name() {
    return 'greeting'
  }

  override async onPageCreated(page: object) {
    Object.assign(page, { greeting: 'hello' })
  }
}

test('adds the methods to the first page, later pages, other contexts, popups and frames', async ({
  site,
}) => {
  const browser = await createLauncher(ImageCaptchaPlugin({ provider: rightReader(site, 'django') })).launch()
  await expectMethodsEverywhere(browser, site.url)
  await browser.close()
})

test('adds the methods to open and later pages when it connects', async ({ site }) => {
  const launcher = createLauncher(ImageCaptchaPlugin({ provider: rightReader(site, 'trek') }))
  const browser = await puppeteer.launch(await describeChromium())
  const open = await browser.newPage()
  await open.goto(`${site.url}/trek`)
  const connected = await launcher.connect(browser.wsEndpoint())
  const pages = await connected.pages()
  expect(pages.map((page) => typeof page.solveImageCaptchas)).toEqual(['function', 'function'])
  const found = pages.find((page) => page.url() === open.url())
  expect((await found?.solveImageCaptchas())?.solved).toMatchObject([{ verdict: 'accepted' }])
  expect(typeof (await connected.newPage()).solveImageCaptchas).toBe('function')
  await connected.disconnect()
  await browser.close()
})

test('passes a wall without a call on every page, and only types where somebody else fills in the form', async ({
  site,
}) => {
  let shown = 'amazon'
  const provider = () => site.answerOf(shown) ?? ''
  const browser = await createLauncher(ImageCaptchaPlugin({ auto: true, provider })).launch()
  const [first] = await browser.pages()
  const pages = [first as Page, await browser.newPage()]
  for (const page of pages) {
    await page.goto(`${site.url}/libraries/amazon`)
    await expect.poll(() => page.url()).toBe(`${site.url}/welcome`)
  }
  shown = 'forgetful'
  const before = site.log.length
  for (const page of pages) {
    await page.goto(`${site.url}/forgetful`)
    await page.imageCaptchasSettled()
    expect(await page.$eval('input[name=captcha]', (field) => field.value)).toBe(provider())
  }
  expect(site.log.slice(before)).toEqual([])
  await browser.close()
})

test('serves browsers launched after others have closed', async ({ site }) => {
  const provider = countCloses(site)
  const plugin = ImageCaptchaPlugin({ provider })
  const launcher = createLauncher(plugin)
  await solveInTwoBrowsers(launcher.launch, site)
  expect(provider.closes).toBe(0)
  await plugin.solver.close()
  expect(provider.closes).toBe(1)
})

test('brings no data, arguments or requirements of its own to a launch', async () => {
  const launcher = addExtra(puppeteer as never)
  const bare = launcher.defaultArgs()
  launcher.use(ImageCaptchaPlugin() as never)
  expect(launcher.getPluginData()).toEqual([])
  expect(launcher.defaultArgs()).toEqual(bare)
})

test('keeps the options of the first when it is used twice', async ({ site }) => {
  const [first, second] = [rightReader(site, 'gregwar'), rightReader(site, 'trek')].map((provider) =>
    ImageCaptchaPlugin({ provider }),
  ) as [ReturnType<typeof ImageCaptchaPlugin>, ReturnType<typeof ImageCaptchaPlugin>]
  const browser = await createLauncher(first, first, second).launch()
  const page = await browser.newPage()
  await page.goto(`${site.url}/gregwar`)
  expect((await page.solveImageCaptchas()).solved).toMatchObject([{ verdict: 'accepted' }])
  await browser.close()
})

for (const isFirst of [true, false]) {
  test(`works ${isFirst ? 'before' : 'after'} another plugin, which also works`, async ({ site }) => {
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
