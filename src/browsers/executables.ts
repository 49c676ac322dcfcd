import { existsSync } from 'node:fs'
import process from 'node:process'
import { listBrowserPlaces } from './browser-places.mjs'

/** Variables in which people name their browser; the first is the package's own. */
const variables = ['SOLVE_IMAGE_CAPTCHAS_BROWSER', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH']

/**
 * The files to start a browser from, in the order to try: what the user has named and nothing else, or the one that
 * the browser library brings, `undefined`, before those that are installed.
 */
export function listExecutables(named: string | undefined): (string | undefined)[] {
  const chosen = named ?? variables.map((name) => process.env[name]).find(Boolean)
  if (chosen !== undefined) return [chosen]
  return [undefined, ...listBrowserPlaces(process.platform, process.env).filter((file) => existsSync(file))]
}
