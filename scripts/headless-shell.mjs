import { existsSync } from 'node:fs'
import process from 'node:process'
import { APT, installFromDebian, isDebianRoot } from './debian.mjs'

/** Where Debian puts it. */
const PLACE = '/usr/bin/chromium-headless-shell'

/**
 * Finds a Chromium without windows. Playwright starts one for every headless test, and it takes much less processor time than a whole Chromium.
 *
 * @returns {string | undefined} Its path.
 */
export function findHeadlessShell() {
  return process.platform === 'linux' && existsSync(PLACE) ? PLACE : undefined
}

/**
 * Finds a Chromium without windows, or installs Debian's.
 *
 * @returns {Promise<string>} Which one there is, or why there is none.
 */
export async function getHeadlessShell() {
  if (findHeadlessShell()) return `${PLACE} (installed)`
  if (!isDebianRoot) return `none: ${PLACE} is not there, and ${APT} needs the user root`
  try {
    await installFromDebian('chromium-headless-shell')
    return `${PLACE} (Debian's package)`
  } catch (error) {
    return `none: ${error instanceof Error ? error.message : error}`
  }
}
