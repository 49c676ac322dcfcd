import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { putBrowserIn } from './put-browser-in.mjs'
import { runNpm } from './run-command.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const EXAMPLES = path.join(ROOT, 'examples')

/** @returns {string[]} Names of the folders in `examples/`. */
export function listExamples() {
  return readdirSync(EXAMPLES).filter((name) => existsSync(path.join(EXAMPLES, name, 'package.json')))
}

/**
 * Copies examples to a separate folder and installs them there, as a user of the package would. The differences: the package
 * is the tarball, the browser is the one that was found, and the examples share their dependencies.
 *
 * @param {string[]} names
 * @param {string} folder
 * @param {string} tarball
 * @param {import('./find-browser.mjs').Browser} browser
 */
export async function installExamples(names, folder, tarball, browser) {
  for (const name of names) {
    const copy = path.join(folder, name)
    const source = path.join(EXAMPLES, name)
    cpSync(source, copy, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' })
    rewrite(path.join(copy, 'package.json'), (text) =>
      text.replace(/("solve-image-captchas": )"[^"]+"/, (_, key) => key + JSON.stringify(`file:${tarball}`)),
    )
    for (const file of readdirSync(copy).filter((entry) => /\.[jt]s$/.test(entry))) {
      rewrite(path.join(copy, file), (code) => putBrowserIn(code, browser))
    }
  }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, workspaces: names }))
  await runNpm(['install', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: folder,
    timeout: 480_000,
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: 'true' },
  })
}

/**
 * Starts the site of the examples.
 *
 * @returns {Promise<{ variables: Record<string, string>, stop(): Promise<void> }>} Environment variables with its addresses.
 */
export async function startExampleSite() {
  const loader = pathToFileURL(path.join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href
  const args = ['--import', loader, path.join(ROOT, 'scripts/example-site.ts'), '--port', '0']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error('The site of the examples could not be started.'))),
  ])
  return {
    variables: JSON.parse(line),
    async stop() {
      child.kill()
      await ended
    },
  }
}

/**
 * @param {string} file
 * @param {(text: string) => string} change
 */
function rewrite(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}
