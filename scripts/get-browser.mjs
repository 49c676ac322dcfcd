import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { installFromDebian, isDebianRoot } from './debian.mjs'
import { findBrowser } from './find-browser.mjs'
import { installNpmChromium } from './npm-chromium.mjs'
import { runCommand } from './run-command.mjs'

/**
 * A way to get a browser.
 *
 * @typedef {object} Way
 * @property {string} name
 * @property {string | undefined} obstacle The reason why this way is closed, if it is.
 * @property {() => Promise<unknown>} go
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** @type {Way[]} */
const WAYS = [
  {
    name: "Playwright's download",
    obstacle: undefined,
    go: () =>
      runCommand(
        process.execPath,
        [path.join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', '--no-shell', 'chromium'],
        { timeout: 300_000, env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' } },
      ),
  },
  {
    name: "Debian's package chromium",
    obstacle: isDebianRoot ? undefined : 'requires apt-get and the user root',
    go: () => installFromDebian('chromium'),
  },
  {
    name: 'the npm package @sparticuz/chromium',
    obstacle: process.platform === 'linux' && process.arch === 'x64' ? undefined : 'is for Linux on x64 only',
    go: installNpmChromium,
  },
]

/**
 * Finds a browser on this machine, or gets one.
 *
 * @param {(line: string) => void} tell Called with which way is tried, and which one failed.
 * @param {Way[]} [ways]
 * @param {typeof findBrowser} [find]
 * @returns {Promise<import('./find-browser.mjs').Browser>}
 * @throws {Error} with everything that was tried.
 */
export async function getBrowser(tell, ways = WAYS, find = findBrowser) {
  const found = await find().catch((/** @type {Error} */ error) => error)
  if (!(found instanceof Error)) return found
  const failures = []
  for (const { name, obstacle, go } of ways) {
    if (obstacle) {
      failures.push(`${name}: ${obstacle}`)
      continue
    }
    tell(`no browser is installed; trying ${name}`)
    try {
      await go()
      return { ...(await find()), source: `${name}, since none was installed` }
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : error}`)
      tell(`${name} failed`)
    }
  }
  throw new Error(
    `${found.message}\nGetting one failed:\n${failures.map((line) => `  ${line}`).join('\n')}\n` +
      'Install Chromium or Chrome, or name one in CHROME_PATH, and run the command again.',
  )
}
