import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const SOURCES = ['src', 'build', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsdown.config.ts']

/**
 * Whether dist/ lacks a file that package.json names, or a source is newer than one of those files.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function needsBuild(root) {
  const outputs = listOutputs(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).map((file) =>
    path.join(root, file),
  )
  if (!outputs.every((file) => existsSync(file))) return true
  const oldest = Math.min(...outputs.map((file) => statSync(file).mtimeMs))
  return SOURCES.some((source) => isNewer(path.join(root, source), oldest))
}

/**
 * @param {{ exports: object, bin: object }} manifest
 * @returns {string[]}
 */
function listOutputs({ exports, bin }) {
  return [...listFiles(exports), ...listFiles(bin)].filter((file) => file.startsWith('./dist/'))
}

/**
 * @param {object} targets Files, under conditions and subpaths of any depth.
 * @returns {string[]}
 */
function listFiles(targets) {
  return Object.values(targets).flatMap((target) =>
    typeof target === 'string' ? [target] : listFiles(target),
  )
}

/**
 * The modification time of a folder counts too: it changes when a file is deleted.
 *
 * @param {string} file
 * @param {number} time
 * @returns {boolean}
 */
function isNewer(file, time) {
  const state = statSync(file)
  if (state.mtimeMs > time) return true
  return state.isDirectory() && readdirSync(file).some((name) => isNewer(path.join(file, name), time))
}
