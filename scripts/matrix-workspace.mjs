import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from './set-up.mjs'

/** The files that the end-to-end tests consist of and read. */
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
 * Copies the built package and its end-to-end tests to a folder in which some packages have other versions. All other
 * packages are links to the installed ones, whose own imports are resolved there. So the test runner keeps its Playwright,
 * while the tests import the other version.
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
    // Junctions need no privileges on Windows; elsewhere the type is ignored.
    const target = replaced[entry] ?? path.join(from, entry)
    if (!entry.startsWith('.')) await symlink(target, path.join(to, entry), 'junction')
  }
}
