import { existsSync } from 'node:fs'
import process from 'node:process'
import { listExecutables } from './executables.ts'
import type { InstalledLibrary } from './library.ts'
import { findLibrary } from './library.ts'

export interface FoundBrowser {
  file: string
  /** Where it comes from: `named`, `installed`, or the library that brings it. */
  source: string
  exists: boolean
}

/**
 * The browsers that would be started, in the order in which they are tried: the named one and no other, or those that
 * the libraries bring before those that are installed.
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
  // The packages of one family bring the same one.
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
    // Puppeteer has no better way to say that it brings none.
    if (error instanceof Error) return undefined
    throw error
  }
}
