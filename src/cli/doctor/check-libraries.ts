import type { InstalledLibrary } from '../../drivers/list-libraries.ts'
import type { Finding } from './finding.ts'
import { isAtLeast } from './is-at-least.ts'

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
