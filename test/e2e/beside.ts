import type { BesideForm, Step } from '../../e2e-fixtures/beside/beside-form.ts'
import type { TestPage } from './harness.ts'

/** How a test types: the whole text at once, key after key as fast as it goes, or as a person does. */
export type Speed = 'at once' | 'fast' | '40 ms a key'
export const speeds: readonly Speed[] = ['at once', 'fast', '40 ms a key']

/** Does what a test does on a form before it sends it, in whichever driver. */
export async function fillForm(page: TestPage, { steps }: BesideForm, speed: Speed): Promise<void> {
  for (const step of steps) await take(page, step, speed)
}

async function take(page: TestPage, step: Step, speed: Speed): Promise<void> {
  if ('click' in step) return page.click(step.click)
  if ('hover' in step) return page.hover(step.hover)
  if ('drag' in step) return drag(page, step.drag, step.to)
  if ('choose' in step) return choose(page, step.choose, step.value)
  if (speed === 'at once') return page.locator(step.type).fill(step.text)
  await page.click(step.type)
  await page.keyboard.down('Control')
  await page.keyboard.press('a')
  await page.keyboard.up('Control')
  await page.keyboard.type(step.text, { delay: speed === 'fast' ? 0 : 40 })
}

async function choose(page: TestPage, selector: string, value: string): Promise<void> {
  const puppeteer = page as unknown as { select?(selector: string, value: string): Promise<unknown> }
  await (puppeteer.select ? puppeteer.select(selector, value) : page.selectOption(selector, value))
}

async function drag(page: TestPage, from: string, to: string): Promise<void> {
  const centre = (selector: string) =>
    page.evaluate((wanted: string) => {
      const box = document.querySelector(wanted)?.getBoundingClientRect() as DOMRect
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }, selector)
  const [start, end] = [await centre(from), await centre(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  for (let step = 1; step <= 20; step += 1)
    await page.mouse.move(
      start.x + ((end.x - start.x) * step) / 20,
      start.y + ((end.y - start.y) * step) / 20,
    )
  await page.mouse.up()
}
