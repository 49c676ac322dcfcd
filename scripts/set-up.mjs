import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { needsBuild } from './build-state.mjs'
import { whyInstall } from './dependencies.mjs'
import { BROWSER_VARIABLE } from './find-browser.mjs'
import { getBrowser } from './get-browser.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { runNpm } from './run-command.mjs'
import { tellStep } from './tell.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Prepares a fresh clone: dependencies, the built package and a browser, which is passed on in an environment variable.
 * Progress goes to stderr.
 *
 * @throws {Error} with the step that failed, the reason, and what to do.
 */
export async function setUp() {
  checkNodeVersion(process.versions.node)
  await tellStep('Dependencies', installDependencies)
  await tellStep('Package', buildPackage)
  await tellStep('Browser', async () => {
    const { executablePath, source } = await getBrowser((line) => process.stderr.write(`  ${line}\n`))
    process.env[BROWSER_VARIABLE] = executablePath
    return `${executablePath} (${source})`
  })
}

async function installDependencies() {
  const reason = whyInstall(ROOT)
  if (reason === undefined) return 'as in package-lock.json'
  const started = Date.now()
  await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: ROOT, timeout: 900_000 })
  return `installed in ${secondsSince(started)} (${reason})`
}

async function buildPackage() {
  if (!needsBuild(ROOT)) return 'up to date'
  const started = Date.now()
  await runNpm(['run', 'build'], { cwd: ROOT, timeout: 900_000 })
  return `built in ${secondsSince(started)}`
}

/** @param {number} started */
function secondsSince(started) {
  return `${Math.round((Date.now() - started) / 1000)} s`
}
