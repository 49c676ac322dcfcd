import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from './set-up.mjs'

/** What the end-to-end tests are made of and read. */
const PARTS = [
  'package.json',
  'playwright.config.ts',
  'playwright.firefox.config.ts',
  'dist',
  'models',
  'e2e-fixtures',
  'scripts',
  'src',
  'test/e2e',
]

/**
 * Makes a copy of the built package and its end-to-end tests in which some packages are other versions. All others are
 * linked to where they are installed, and what they import is found there: so the test runner stays as it is, with
 * its own Playwright, while the tests import the other one.
 *
 * @param {Record<string, string>} replaced Folders of packages, by name.
 * @returns {Promise<string>} The folder, which the caller removes.
 */
export async function createWorkspace(replaced) {
  const folder = await mkdtemp(path.join(tmpdir(), 'solve-image-captchas-matrix-'))
  for (const part of PARTS) {
    await cp(path.join(ROOT, part), path.join(folder, part), { recursive: true })
  }
  await linkPackages(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), replaced)
  return folder
}

/**
 * @param {string} from
 * @param {string} to
 * @param {Record<string, string>} replaced
 */
async function linkPackages(from, to, replaced) {
  await mkdir(to)
  for (const entry of await readdir(from)) {
    // Junctions need no rights on Windows; elsewhere the kind is ignored.
    const target = replaced[entry] ?? path.join(from, entry)
    if (!entry.startsWith('.')) await symlink(target, path.join(to, entry), 'junction')
  }
}
