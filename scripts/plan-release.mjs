// Says what a push to main leads to, as outputs of a step: a pull request with the next version, its publication, or nothing.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * @param {string} folder The clone.
 * @param {(name: string, version: string) => Promise<boolean>} isPublished
 * @returns {Promise<{ kind: 'propose' | 'publish' | 'nothing', version: string }>}
 */
export async function planRelease(folder, isPublished) {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const changes = readdirSync(path.join(folder, '.changeset')).filter((file) =>
    /^(?!README).*\.md$/.test(file),
  )
  if (changes.length > 0) return { kind: 'propose', version }
  return { kind: (await isPublished(name, version)) ? 'nothing' : 'publish', version }
}

/**
 * @param {string} name
 * @param {string} version
 * @returns {Promise<boolean>}
 */
async function isOnNpm(name, version) {
  const { status } = await fetch(`https://registry.npmjs.org/${name}/${version}`)
  if (status === 200 || status === 404) return status === 200
  throw new Error(`The registry answered with HTTP status ${status}. Run the workflow again.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { kind, version } = await planRelease(fileURLToPath(new URL('..', import.meta.url)), isOnNpm)
  process.stdout.write(`kind=${kind}\nversion=${version}\n`)
}
