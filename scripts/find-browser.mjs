import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { listBrowserPlaces } from '../src/browsers/browser-places.mjs'
import { findNpmChromium } from './npm-chromium.mjs'

/** The environment variable in which set-up passes the browser on to the processes that follow. */
export const BROWSER_VARIABLE = 'SOLVE_IMAGE_CAPTCHAS_BROWSER'

const NAMED_BY_USER = [BROWSER_VARIABLE, 'CHROME_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH']

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {string[]} args The arguments that it must be started with.
 * @property {string} source Where it comes from, for messages.
 */

/**
 * What is looked up on the machine, so that tests can replace it.
 *
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} environment
 * @property {boolean} isRoot
 * @property {(file: string) => boolean} exists
 * @property {(file: string) => string | undefined} whyItFails The reason why a browser cannot be started, if it cannot.
 * @property {() => Promise<string | undefined>} findPlaywrightDownload
 * @property {() => string | undefined} findNpmChromium
 */

/** @type {Machine} */
export const thisMachine = {
  platform: process.platform,
  environment: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  whyItFails,
  findPlaywrightDownload,
  findNpmChromium,
}

/**
 * Finds a browser that is already on this machine, without downloading anything.
 *
 * @param {Machine} [machine]
 * @returns {Promise<Browser>}
 * @throws {Error} with every place that was tried.
 */
export async function findBrowser(machine = thisMachine) {
  /** @type {string[]} */
  const passedOver = []
  for await (const candidate of listCandidates(machine)) {
    const problem = whyUnusable(candidate, machine)
    if (problem === undefined) return { ...candidate, args: listArguments(machine.isRoot) }
    passedOver.push(problem)
  }
  throw new Error(
    `No Chromium, Chrome or Edge was found. Tried:\n${passedOver.map((line) => `  ${line}`).join('\n')}\n` +
      `Run \`npm run demo\` or \`npm test\`, which download one, or name one in ${BROWSER_VARIABLE}.`,
  )
}

/**
 * @param {{ executablePath: string, source: string }} candidate
 * @param {Pick<Machine, 'exists' | 'whyItFails'>} machine
 * @returns {string | undefined} The reason why a file cannot be used as a browser, if it cannot.
 */
export function whyUnusable({ executablePath, source }, machine) {
  const failure = machine.exists(executablePath) ? machine.whyItFails(executablePath) : 'no such file'
  return failure && `${executablePath} (${source}): ${failure}`
}

/** @param {Machine} machine */
async function* listCandidates(machine) {
  const { platform, environment } = machine
  for (const name of NAMED_BY_USER) {
    const named = environment[name]
    if (named) yield { executablePath: named, source: `named in ${name}` }
  }
  for (const executablePath of listBrowserPlaces(platform, environment)) {
    yield { executablePath, source: 'installed' }
  }
  const downloaded = await machine.findPlaywrightDownload()
  if (downloaded) yield { executablePath: downloaded, source: 'downloaded by Playwright' }
  const fromNpm = machine.findNpmChromium()
  if (fromNpm) yield { executablePath: fromNpm, source: 'from the npm package @sparticuz/chromium' }
}

/**
 * @param {boolean} isRoot
 * @returns {string[]}
 */
function listArguments(isRoot) {
  return [
    // Otherwise Chromium connects to Google's servers at start.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium refuses to start as root with its sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
  ]
}

/**
 * A file may exist and still not start: libraries are missing on Debian, or it is Ubuntu's placeholder for a snap.
 *
 * @param {string} executablePath
 * @returns {string | undefined}
 */
function whyItFails(executablePath) {
  // On Windows `--version` opens a window and prints nothing.
  if (process.platform === 'win32') return undefined
  const { status, error, stderr } = spawnSync(executablePath, ['--version'], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (error) return `cannot be started (${error.message})`
  if (status === 0) return undefined
  const [reason = `exit status ${status}`] = stderr.split('\n').filter((line) => line.trim() !== '')
  return `cannot be started (${reason.trim()})`
}

/** @returns {Promise<string | undefined>} */
async function findPlaywrightDownload() {
  try {
    const { chromium } = await import('playwright-core')
    return chromium.executablePath()
  } catch {
    // Playwright is not installed, or has no build for this system, so there is no download either.
    return undefined
  }
}
