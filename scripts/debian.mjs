import { existsSync } from 'node:fs'
import process from 'node:process'
import { runCommand } from './run-command.mjs'

export const APT = '/usr/bin/apt-get'

/** Whether this is Debian, or a system with its packages, and this process may install some. */
export const isDebianRoot = existsSync(APT) && process.getuid?.() === 0

/**
 * Installs packages of Debian.
 *
 * @param {string[]} names
 * @throws {Error} with what apt-get printed.
 */
export async function installFromDebian(...names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand(APT, ['update'], { timeout: 300_000, env })
  await runCommand(APT, ['install', '-y', '--no-install-recommends', ...names], { timeout: 600_000, env })
}
