import { existsSync } from 'node:fs'
import process from 'node:process'
import { listBrowserPlaces } from './browser-places.mjs'

/** Environment variables that name a browser. The first is the package's own. */
const variables = ['SOLVE_IMAGE_CAPTCHAS_BROWSER', 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH']

/**
 * Lists the executables to try, in order: the one that the user has named and no other, or else the browser of the
 * library, as `undefined`, before the installed ones.
 */
export function listExecutables(named: string | undefined): (string | undefined)[] {
  const chosen = named ?? variables.map((name) => process.env[name]).find(Boolean)
  if (chosen !== undefined) return [chosen]
  return [undefined, ...listBrowserPlaces(process.platform, process.env).filter((file) => existsSync(file))]
}
