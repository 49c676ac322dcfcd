import { addressPattern } from '../../shared/address-pattern.ts'
import { callInPage } from '../call-in-page.ts'
import type { FramePort, PagePort } from '../port.ts'
import { toQuery } from './signal-query.ts'

/** A Playwright locator, as far as it is used. */
interface LocatorPort {
  isVisible(): Promise<boolean>
}

/**
 * What a page shows when it has accepted or refused an answer, in the words of the test: a selector, `{ selector }`,
 * `{ text }`, `{ url }`, a Playwright locator, or a function of the page.
 */
export type Condition =
  | string
  | { selector: string }
  | { text: string | RegExp }
  | { url: string | RegExp }
  | LocatorPort
  // biome-ignore lint/suspicious/noExplicitAny: the page of the driver that is used.
  | ((page: any) => boolean | Promise<boolean>)

export function isCondition(value: unknown): value is Condition {
  if (typeof value === 'string') return value !== ''
  if (typeof value === 'function') return true
  if (typeof value !== 'object' || value === null) return false
  if ('isVisible' in value) return true
  const [name, ...others] = Object.keys(value)
  const [given] = Object.values(value)
  const isPattern = typeof given === 'string' || (given instanceof RegExp && name !== 'selector')
  return others.length === 0 && isPattern && ['selector', 'text', 'url'].includes(name ?? '')
}

/** A sentence for the first condition that is met, in the captcha's frame or on the page. */
export async function findMet(
  conditions: readonly Condition[],
  page: PagePort,
  frame: FramePort,
): Promise<string | undefined> {
  for (const condition of conditions) {
    // A page on its way to another document cannot be asked: the next look will.
    const met = await check(condition, page, frame).catch((error) => {
      if (typeof condition === 'function') throw error
      return undefined
    })
    if (met !== undefined) return met
  }
  return undefined
}

async function check(condition: Condition, page: PagePort, frame: FramePort): Promise<string | undefined> {
  if (typeof condition === 'function') return (await condition(page)) ? 'the function was met' : undefined
  if (typeof condition === 'object' && 'isVisible' in condition)
    return (await condition.isVisible()) ? `${condition} is shown` : undefined
  if (typeof condition === 'object' && 'url' in condition)
    return page.url().search(addressPattern(condition.url)) === -1
      ? undefined
      : `the address is ${page.url()}`
  const query = toQuery(typeof condition === 'string' ? { selector: condition } : condition)
  const frames = [...new Set([page.mainFrame(), frame])].filter((one) => page.frames().includes(one))
  for (const one of frames) {
    const { accepted } = await callInPage(one, 'seeSignals', { accepted: [query], rejected: [] })
    if (accepted[0] !== undefined) return accepted[0]
  }
  return undefined
}
