import { OriginNotAllowedError } from '../errors/index.ts'
import { isOriginAllowed } from '../shared/origins.ts'
import { explainError } from './call.ts'
import { callInPage } from './call-in-page.ts'
import type { PagePort } from './port.ts'

/** How the two drivers say which page opened another one. */
interface Opened {
  opener?(): Promise<unknown>
  target?(): { opener?(): unknown }
}

/**
 * Checks that a page is on this machine, on an origin that the user listed, or made by the test itself.
 *
 * @param shownUrl - the page's address as it may be shown, without what is secret.
 * @throws {OriginNotAllowedError}
 */
export async function assertPageAllowed(
  page: PagePort,
  origins: readonly string[],
  shownUrl = page.url(),
): Promise<void> {
  const maker = await findMaker(page, origins).catch((error) => {
    throw explainError(error, page, page.mainFrame(), shownUrl, 'checking the origin')
  })
  if (maker !== true) throw new OriginNotAllowedError(maker, shownUrl, origins)
}

/** Whether a page may be acted on. */
export async function isPageAllowed(page: PagePort, origins: readonly string[]): Promise<boolean> {
  return (await findMaker(page, origins).catch(() => '')) === true
}

/** The origin of a page that may not be acted on; true for one that may. */
async function findMaker(page: PagePort, origins: readonly string[]): Promise<string | true> {
  const url = page.url()
  if (isOriginAllowed(url, origins)) return true
  if (!/^about:/.test(url)) return URL.canParse(url) ? new URL(url).origin : url
  // What a page opens without an address has the origin of that page. What a test fills with setContent() has none.
  const { origin, hasOpener } = await callInPage(page.mainFrame(), 'observeMaker', {})
  if (origin === 'null') return hasOpener || (await wasOpened(page)) ? origin : true
  return isOriginAllowed(origin, origins) || origin
}

/** Over WebDriver BiDi the driver does not know it, and throws: the page's own word has to do. */
async function wasOpened(page: PagePort): Promise<boolean> {
  const { opener, target } = page as Opened
  const ask = async () => (opener ? opener.call(page) : target?.call(page).opener?.())
  return Boolean(await ask().catch(() => undefined))
}
