import process from 'node:process'
import type { InstalledLibrary } from '../../../browsers/library.ts'
import type { FoundBrowser } from '../../../browsers/list-browsers.ts'
import { readManifest } from '../../package.ts'
import type { Finding } from './finding.ts'

/** Whether a version is at least another one. A prerelease counts as its release. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map((text) => text.split('-', 1)[0]?.split('.').map(Number) ?? [])
  for (const [index, part] of (need ?? []).entries()) {
    const difference = (have?.[index] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The oldest version in a range such as `>=20.19`, the only kind of range that the package declares. */
function oldestIn(range = ''): string {
  return range.replace(/^>=/, '')
}

/** Checks that Node is new enough for the package. */
export async function checkNode(version = process.versions.node): Promise<Finding[]> {
  const oldest = oldestIn(readManifest().engines.node)
  const seen = `${version} on ${process.platform} ${process.arch}`
  if (isAtLeast(version, oldest)) return [{ subject: 'Node', status: 'ok', seen }]
  return [{ subject: 'Node', status: 'problem', seen, advice: `Install Node ${oldest} or newer.` }]
}

/** Checks that a browser library is installed, and that every one is new enough. */
export async function checkLibraries(libraries: readonly InstalledLibrary[]): Promise<Finding[]> {
  const subject = 'Browser library'
  if (libraries.length === 0) {
    const advice = 'Install one: npm install --save-dev playwright, or puppeteer.'
    return [{ subject, status: 'problem', seen: 'none is installed in this folder', advice }]
  }
  const { peerDependencies } = readManifest()
  const oldest = (family: InstalledLibrary['family']) => oldestIn(peerDependencies[`${family}-core`])
  const old = libraries.filter(({ family, version }) => !isAtLeast(version, oldest(family)))
  const seen = libraries.map(({ name, version }) => `${name} ${version}`).join(', ')
  if (old.length === 0) return [{ subject, status: 'ok', seen }]
  const needed = old.map(({ name, family }) => `npm install --save-dev ${name}@">=${oldest(family)}"`)
  return [{ subject, status: 'problem', seen, advice: `Too old: ${needed.join(', ')}` }]
}

/** Checks that there is a browser to start. */
export async function checkBrowsers(browsers: readonly FoundBrowser[]): Promise<Finding[]> {
  const subject = 'Browser'
  const list = (all: readonly FoundBrowser[]) =>
    all.map(({ file, source }) => `${file} (${source})`).join(', ')
  const existing = browsers.filter(({ exists }) => exists)
  if (existing.length > 0) return [{ subject, status: 'ok', seen: list(existing) }]
  return [
    {
      subject,
      status: 'problem',
      seen: browsers.length > 0 ? `not found: looked for ${list(browsers)}` : 'not found',
      advice:
        'Download one: npx playwright install chromium, or npx puppeteer browsers install chrome. Or name yours: SOLVE_IMAGE_CAPTCHAS_BROWSER=<file>.',
    },
  ]
}
