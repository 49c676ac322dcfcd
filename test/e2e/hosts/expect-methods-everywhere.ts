import type { Browser, Page } from 'puppeteer-core'
import { expect } from '../harness.ts'
import { createContext } from '../puppeteer-context.ts'

/** Checks that every kind of page has the methods and that a popup solves. The provider must answer for the page `django`. */
export async function expectMethodsEverywhere(browser: Browser, url: string): Promise<void> {
  const [first] = (await browser.pages()) as [Page]
  const next = await browser.newPage()
  const context = await createContext(browser)
  const other = await context.newPage()
  await next.goto(`${url}/login`)
  const [popup] = await Promise.all([
    new Promise<Page | null>((resolve) => next.once('popup', resolve)),
    next.evaluate((address) => void window.open(address), `${url}/django`),
  ])
  for (const page of [first, next, other, popup]) expect(typeof page?.solveImageCaptchas).toBe('function')
  await other.goto(`${url}/cross-origin-frame`)
  await other.waitForSelector('iframe')
  expect(other.frames().map((frame) => typeof frame.findImageCaptchas)).toEqual(['function', 'function'])
  await popup?.waitForSelector('img.captcha')
  expect((await popup?.solveImageCaptchas())?.solved).toMatchObject([{ verdict: 'accepted' }])
}
