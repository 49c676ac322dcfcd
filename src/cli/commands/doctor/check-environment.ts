import process from 'node:process'
import type { InstalledLibrary } from '../../../browsers/library.ts'
import type { FoundBrowser } from '../../../browsers/list-browsers.ts'
import type { Finding } from './finding.ts'

/** Whether a version is another one or newer; what stands behind a hyphen is not looked at. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map((text) => text.split('-', 1)[0]?.split('.').map(Number) ?? [])
  for (const [index, part] of (need ?? []).entries()) {
    const difference = (have?.[index] ?? 0) - part
    if (difference !== 0) return difference > 0
  }
  return true
}

/** As in the package's `engines`. */
const OLDEST_NODE = '20.19'

export async function checkNode(version = process.versions.node): Promise<Finding[]> {
  const seen = `${version} on ${process.platform} ${process.arch}`
  if (isAtLeast(version, OLDEST_NODE)) return [{ subject: 'Node', status: 'ok', seen }]
  return [{ subject: 'Node', status: 'problem', seen, advice: `Install Node ${OLDEST_NODE} or newer.` }]
}

/** As in the package's `peerDependencies`. */
const OLDEST = { playwright: '1.40', puppeteer: '21.2' }

/** Says which browser libraries are installed, and whether they are new enough. */
export async function checkLibraries(libraries: readonly InstalledLibrary[]): Promise<Finding[]> {
  const subject = 'Browser library'
  if (libraries.length === 0) {
    const advice = 'Install one: npm install --save-dev playwright, or puppeteer.'
    return [{ subject, status: 'problem', seen: 'none is installed in this folder', advice }]
  }
  const old = libraries.filter(({ family, version }) => !isAtLeast(version, OLDEST[family]))
  const seen = libraries.map(({ name, version }) => `${name} ${version}`).join(', ')
  if (old.length === 0) return [{ subject, status: 'ok', seen }]
  const needed = old.map(({ name, family }) => `npm install --save-dev ${name}@">=${OLDEST[family]}"`)
  return [{ subject, status: 'problem', seen, advice: `Too old: ${needed.join(', ')}` }]
}

/** Says which browsers there are to start. */
export async function checkBrowsers(browsers: readonly FoundBrowser[]): Promise<Finding[]> {
  const subject = 'Browser'
  const there = browsers.filter(({ exists }) => exists)
  if (there.length > 0)
    return [
      { subject, status: 'ok', seen: there.map(({ file, source }) => `${file} (${source})`).join(', ') },
    ]
  const looked = browsers.map(({ file, source }) => `${file} (${source})`).join(', ')
  return [
    {
      subject,
      status: 'problem',
      seen: looked ? `none is there: looked for ${looked}` : 'none was found',
      advice:
        'Download one: npx playwright install chromium, or npx puppeteer browsers install chrome. Or name yours: SOLVE_IMAGE_CAPTCHAS_BROWSER=<file>.',
    },
  ]
}
