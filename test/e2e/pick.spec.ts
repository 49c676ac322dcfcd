import type { Module } from 'solve-image-captchas'
import { withImageCaptchas as withPlaywright } from 'solve-image-captchas/playwright'
import { withImageCaptchas as withPuppeteer } from 'solve-image-captchas/puppeteer'
import { test as base, expect, type TestPage } from './harness.ts'
import { openTab, startDebuggedBrowser, startPick } from './pick-session.ts'
import { rightReader } from './readers.ts'

interface PickFixtures {
  /** Opens a page of the site in the debugged browser, and starts the command on it. */
  pickOn(
    path: string,
    ...words: string[]
  ): Promise<{ page: TestPage; pick: Awaited<ReturnType<typeof startPick>> }>
}

const test = base.extend<PickFixtures, { debugged: Awaited<ReturnType<typeof startDebuggedBrowser>> }>({
  debugged: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
    async ({}, use) => {
      const browser = await startDebuggedBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  pickOn: async ({ driver, debugged, site }, use) => {
    const leavers: (() => Promise<void>)[] = []
    await use(async (path, ...words) => {
      const url = new URL(path, site.url).href
      const { page, leave } = await openTab(driver, debugged.endpoint, url)
      const pick = await startPick(driver, [url, '--cdp', debugged.endpoint, ...words])
      leavers.push(async () => {
        pick.child.kill()
        await pick.ended
        await leave()
      })
      return { page, pick }
    })
    for (const leave of leavers) await leave()
  },
})

test.describe.configure({ timeout: 180_000 })

test('names the frame that contains the captcha, even from another origin', async ({ pickOn, site }) => {
  const { page, pick } = await pickOn('/cross-origin-frame', '--json')
  await pick.printed(/1 of 4/)
  await clickInFrame(page, 'img.captcha', '1 of 4')
  await clickOn(page, 'h1', '2 of 4')
  expect((await marksOn(page))[0]).toContain('not in the same frame as the image')
  await clickInFrame(page, 'input[name=captcha_1]', '2 of 4')
  await clickInFrame(page, 'button', '3 of 4')
  await expect.poll(async () => (await marksOn(page))[0]).toContain('4 of 4')
  await page.keyboard.press('Enter')
  const { module, problems } = JSON.parse((await pick.ended).stdout)
  expect(problems).toEqual([])
  expect(module).toMatchObject({
    frame: 'iframe[src*="/cross-origin-frame/widget"]',
    image: 'img.captcha',
    input: 'input[name="captcha_1"]',
  })
  await solveWith(module, page, rightReader(site, 'cross-origin-frame'))
})

test('ends on Esc, and leaves nothing on the page', async ({ pickOn }) => {
  const { page, pick } = await pickOn('/svg-image')
  await pick.printed(/1 of 4/)
  await expect.poll(() => marksOn(page)).toHaveLength(1)
  await page.keyboard.press('Escape')
  expect(await pick.ended).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('Esc was pressed'),
  })
  expect(await marksOn(page)).toEqual([])
})

test('ends when its window is closed', async ({ pickOn }) => {
  const { page, pick } = await pickOn('/svg-image')
  await pick.printed(/1 of 4/)
  await expect.poll(() => marksOn(page)).toHaveLength(1)
  await page.close()
  expect(await pick.ended).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('the window was closed'),
  })
})

/** Clicks once the page asks for this step. */
async function clickOn(page: TestPage, selector: string, step: string): Promise<void> {
  await expect.poll(async () => (await marksOn(page))[0]).toContain(step)
  const { x, y } = await page.evaluate(centreOf, { selector })
  await press(page, x, y)
}

async function clickInFrame(page: TestPage, selector: string, step: string): Promise<void> {
  await expect.poll(async () => (await marksOn(page))[0]).toContain(step)
  const frame = page.frames().find((one) => one.url().includes('/widget')) as ReturnType<
    TestPage['mainFrame']
  >
  await expect.poll(() => marksOn(frame)).toHaveLength(1)
  const edge = await page.evaluate(() => {
    const { left, top } = (document.querySelector('iframe') as Element).getBoundingClientRect()
    return { left, top }
  })
  const { x, y } = await frame.evaluate(centreOf, { selector })
  await press(page, edge.left + x, edge.top + y)
}

async function press(page: TestPage, x: number, y: number): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.up()
}

function centreOf({ selector }: { selector: string }) {
  const element = document.querySelector(selector) as Element
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

/** Returns the texts of all overlays that the command added to the page. */
function marksOn(where: Pick<TestPage, 'evaluate'>): Promise<string[]> {
  return where.evaluate(() =>
    [...document.querySelectorAll('[data-solve-image-captchas]')].map((mark) => mark.textContent ?? ''),
  )
}

async function solveWith(
  module: Module,
  page: TestPage,
  provider: ReturnType<typeof rightReader>,
): Promise<void> {
  const withImageCaptchas =
    'context' in page && typeof page.context === 'function' ? withPlaywright : withPuppeteer
  await withImageCaptchas(page as never, { provider })
  const { solved } = await page.solveImageCaptchas({ modules: [module] })
  expect(solved).toMatchObject([{ confirmed: true, attempts: 1 }])
}
