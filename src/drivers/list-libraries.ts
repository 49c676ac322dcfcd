import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { libraries, resolveFrom } from './find-library.ts'

/** A browser library that is installed. */
export interface InstalledLibrary {
  name: string
  version: string
  /** Which of the two it is, whatever package it came as. */
  family: 'playwright' | 'puppeteer'
}

/** The browser libraries of the project in a folder, and those beside this package, in the order in which they are tried. */
export async function listLibraries(folder: string, names = libraries): Promise<InstalledLibrary[]> {
  const found = await Promise.all(names.map((name) => findVersion(folder, name)))
  return found.flatMap((version, index) => {
    const name = names[index] as string
    const family = name.includes('playwright') ? 'playwright' : 'puppeteer'
    return version === undefined ? [] : [{ name, version, family } as const]
  })
}

async function findVersion(folder: string, name: string): Promise<string | undefined> {
  const entry =
    resolveFrom(folder, name) ??
    resolveFrom(dirname(createRequire(import.meta.url).resolve('solve-image-captchas/package.json')), name)
  return entry && (await findManifestVersion(dirname(entry), name))
}

/** Packages need not export their manifest, so it is looked for above what they export. */
async function findManifestVersion(folder: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}')
  const manifest = JSON.parse(text) as { name?: string; version?: string }
  if (manifest.name === name) return manifest.version
  const above = dirname(folder)
  return above === folder ? undefined : findManifestVersion(above, name)
}
