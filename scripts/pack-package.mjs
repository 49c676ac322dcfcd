import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runNpm } from './run-command.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Packs the built package as it would be published.
 *
 * @param {string} folder The folder for the tarball.
 * @returns {Promise<string>} The tarball's path.
 */
export async function packPackage(folder) {
  const flags = ['--json', '--ignore-scripts', '--pack-destination', folder]
  const [{ filename }] = JSON.parse(await runNpm(['pack', ROOT, ...flags], { cwd: folder, timeout: 120_000 }))
  return path.join(folder, filename)
}
