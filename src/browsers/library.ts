import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserType } from 'playwright-core'
import type { PuppeteerNode } from 'puppeteer-core'
import { BrowserLibraryMissingError } from '../errors/index.ts'
import { ownFile } from '../shared/own-files.ts'

/** The part of Playwright that is used. */
interface Playwright {
  chromium: BrowserType
}

/** The part of Puppeteer that is used. */
type Puppeteer = Pick<PuppeteerNode, 'launch' | 'connect' | 'executablePath'>

/** A loaded browser library. */
export type Library = { name: string } & ({ playwright: Playwright } | { puppeteer: Puppeteer })

/** Packages that drive a browser, in the order in which they are tried. */
export const libraries: readonly string[] = [
  'playwright-core',
  'playwright',
  '@playwright/test',
  'puppeteer-core',
  'puppeteer',
]

/**
 * Loads the browser library of the project in a folder, or else one that is installed beside this package. It is resolved
 * at run time, since the package depends on none.
 *
 * @throws {BrowserLibraryMissingError} naming what to install.
 */
export async function findLibrary(folder: string, names: readonly string[] = libraries): Promise<Library> {
  for (const name of names) {
    const file = resolveFrom(folder, name)
    if (file !== undefined) return toLibrary(name, await import(pathToFileURL(file).href))
  }
  for (const name of names) {
    try {
      return toLibrary(name, await import(name))
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
  throw new BrowserLibraryMissingError(names, folder)
}

/** Resolves a package as code in a folder would. Undefined where it is not installed. */
export function resolveFrom(folder: string, name: string): string | undefined {
  try {
    return createRequire(join(folder, 'package.json')).resolve(name)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** A package without an entry for `require` counts as missing here, since `import` may still find it. */
function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return (
    code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED'
  )
}

/** The exports of a CommonJS module are its default export; an ES module has named exports, and maybe a default. */
function toLibrary(name: string, imported: object & { default?: Playwright | Puppeteer }): Library {
  const isNamed = 'chromium' in imported || 'launch' in imported
  const exports = (isNamed ? imported : imported.default) as Playwright | Puppeteer
  return 'chromium' in exports ? { name, playwright: exports } : { name, puppeteer: exports }
}

/** An installed browser library. */
export interface InstalledLibrary {
  name: string
  version: string
  /** Which of the two libraries the package belongs to. */
  family: 'playwright' | 'puppeteer'
}

/** Lists the browser libraries of the project in a folder and those beside this package, in the order in which they are tried. */
export async function listLibraries(folder: string, names = libraries): Promise<InstalledLibrary[]> {
  const found = await Promise.all(names.map((name) => findVersion(folder, name)))
  return found.flatMap((version, index) => {
    const name = names[index] as string
    const family = name.includes('playwright') ? 'playwright' : 'puppeteer'
    return version === undefined ? [] : [{ name, version, family } as const]
  })
}

async function findVersion(folder: string, name: string): Promise<string | undefined> {
  const entry = resolveFrom(folder, name) ?? resolveFrom(dirname(ownFile('package.json')), name)
  return entry && (await findManifestVersion(dirname(entry), name))
}

/** Searches for the manifest in the folders above the entry, since packages need not export it. */
async function findManifestVersion(folder: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}')
  const manifest = JSON.parse(text) as { name?: string; version?: string }
  if (manifest.name === name) return manifest.version
  const above = dirname(folder)
  return above === folder ? undefined : findManifestVersion(above, name)
}
