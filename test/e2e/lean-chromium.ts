import { chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { findHeadlessShell } from '../../scripts/headless-shell.mjs'

/**
 * What Chromium prepares for its own windows and no page ever sees. Every context has a window, and for each one it loads
 * two pages with the suggestions of the address bar, 400 scripts in all, and starts a process that nothing uses:
 * that takes longer than most tests.
 */
const forItsOwnWindows = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']

const disable = '--disable-features='

/** The browser to launch with either driver. */
export async function describeChromium() {
  const { executablePath, args } = await findBrowser()
  return { executablePath, args: [...args, disable + forItsOwnWindows.join(',')] }
}

/**
 * The browser to launch with Playwright: one without windows, as Playwright itself takes for headless tests, where there is one.
 * Chromium obeys only the last list of features to disable, so that ours would replace Playwright's, which keeps pages on
 * HTTP among other things: both have to be in one.
 */
export async function describeChromiumForPlaywright() {
  const { executablePath, args } = await findBrowser()
  const shell = findHeadlessShell()
  if (shell) return { executablePath: shell, args }
  const features = [...(await listFeaturesPlaywrightDisables()), ...forItsOwnWindows]
  return { executablePath, args: [...args, disable + features.join(',')] }
}

/** Asks a browser that Playwright has started, as each version of Playwright disables others. */
async function listFeaturesPlaywrightDisables(): Promise<string[]> {
  const { executablePath, args } = await findBrowser()
  // Chromium tells its command line only with this one.
  const browser = await chromium.launch({ executablePath, args: [...args, '--enable-automation'] })
  try {
    const session = await browser.newBrowserCDPSession()
    const { arguments: told } = await session.send('Browser.getBrowserCommandLine')
    const list = told.find((argument) => argument.startsWith(disable))
    if (list === undefined) throw new Error(`Playwright started ${executablePath} without ${disable}`)
    return list.slice(disable.length).split(',')
  } finally {
    await browser.close()
  }
}
