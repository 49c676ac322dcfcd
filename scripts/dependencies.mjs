import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * @typedef {object} Lock
 * @property {Record<string, { version?: string, optional?: boolean, link?: boolean }>} packages By folder.
 */

/**
 * Why the installed dependencies aren't those of package-lock.json, if they aren't. Compares what the two files say:
 * their modification times say nothing after a checkout.
 *
 * @param {string} root
 * @returns {string | undefined}
 */
export function whyInstall(root) {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return 'there were none'
  return compareLocks(readLock(path.join(root, 'package-lock.json')), readLock(installed))
}

/**
 * @param {Lock} wanted
 * @param {Lock} installed
 * @returns {string | undefined}
 */
export function compareLocks(wanted, installed) {
  for (const [folder, { version, optional }] of Object.entries(wanted.packages)) {
    if (folder === '') continue
    const found = installed.packages[folder]?.version
    // npm leaves out what is for other systems.
    if (found === undefined && optional) continue
    if (found !== version) return `${folder} was ${found ?? 'missing'}, and package-lock.json has ${version}`
  }
  return undefined
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
