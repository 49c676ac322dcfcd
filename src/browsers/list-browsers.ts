import { existsSync } from 'node:fs'
import process from 'node:process'
import { listExecutables } from './executables.ts'
import { findLibrary, type InstalledLibrary } from './library.ts'

export interface FoundBrowser {
  file: string
  /** Where it comes from: `named`, `installed`, or the name of the library that downloads it. */
  source: string
  exists: boolean
}

/**
 * Lists the browsers that may be started, in the order in which they are tried: the named one and no other, or else those
 * of the libraries before the installed ones.
 */
export async function listBrowsers(
  libraries: readonly InstalledLibrary[],
  named?: string,
): Promise<FoundBrowser[]> {
  const executables = listExecutables(named)
  const isChoice = executables.includes(undefined)
  const own = isChoice ? await Promise.all(libraries.map(findOwnBrowser)) : []
  const source = isChoice ? 'installed' : 'named'
  const others = executables
    .filter((file) => file !== undefined)
    .map((file) => ({ file, source, exists: existsSync(file) }))
  const all = [...own.filter((browser) => browser !== undefined), ...others]
  // The packages of a library share a browser.
  return all.filter(({ file }, index) => all.findIndex((browser) => browser.file === file) === index)
}

async function findOwnBrowser({ name }: InstalledLibrary): Promise<FoundBrowser | undefined> {
  try {
    const library = await findLibrary(process.cwd(), [name])
    const file =
      'playwright' in library
        ? library.playwright.chromium.executablePath()
        : await library.puppeteer.executablePath()
    return file ? { file, source: name, exists: existsSync(file) } : undefined
  } catch (error) {
    // Puppeteer throws a plain Error when it has no browser.
    if (error instanceof Error) return undefined
    throw error
  }
}
