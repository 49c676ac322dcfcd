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
 * Makes a fresh clone ready: dependencies, the built package and a browser, which is passed on to what is started
 * after it in an environment variable. Told on standard error.
 *
 * @throws {Error} saying which step failed, why, and what to do.
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
  if (!needsBuild(ROOT)) return 'built, nothing changed since'
  const started = Date.now()
  await runNpm(['run', 'build'], { cwd: ROOT, timeout: 900_000 })
  return `built in ${secondsSince(started)}`
}

/** @param {number} started */
function secondsSince(started) {
  return `${Math.round((Date.now() - started) / 1000)} s`
}
