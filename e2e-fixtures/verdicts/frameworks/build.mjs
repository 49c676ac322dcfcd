import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runNpm } from '../../../scripts/run-command.mjs'
import { bundleOptions } from './bundle-options.mjs'

const HELP = `node e2e-fixtures/verdicts/frameworks/build.mjs [--keep]

Builds the sites made with real frameworks into dist/, unless they were built from the same sources before.
The frameworks are installed for that, and removed again: --keep leaves them in node_modules/.`

const FOLDER = path.dirname(fileURLToPath(import.meta.url))
const SOURCES = path.join(FOLDER, 'src')
const MODULES = path.join(FOLDER, 'node_modules')
const DIST = path.join(FOLDER, 'dist')
const LOCK = path.join(FOLDER, 'dist.lock')

/** Milliseconds after which a build that another process began is taken for dead. */
const LONGEST = 600_000

/** Each is an entry of its own; the name of its bundle is the file's. */
export const frameworks = readdirSync(SOURCES)
  .filter((file) => /\.(jsx?|ts)$/.test(file))
  .map((file) => path.parse(file).name)

/**
 * Builds the frameworks' sites, once for the same sources. Of several processes one builds, and the others wait.
 *
 * @param {{ keep?: boolean }} [options] `keep`: leaves what was installed.
 * @returns {Promise<string>} The folder with a script and a style sheet for each.
 * @throws {Error} saying why they could not be built: the registry cannot be reached, for one.
 */
export async function buildFrameworks({ keep = false } = {}) {
  const target = path.join(DIST, hashSources())
  for (const started = Date.now(); !existsSync(target); await wait(250)) {
    if (!takeLock()) {
      if (Date.now() - started > LONGEST) throw new Error(`${LOCK} is held by a process that does not build.`)
      continue
    }
    try {
      await install()
      await bundle(target)
      if (!keep) rmSync(MODULES, { recursive: true, force: true })
    } finally {
      rmSync(LOCK, { recursive: true, force: true })
    }
  }
  return target
}

function takeLock() {
  try {
    if (existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > LONGEST) rmSync(LOCK, { recursive: true })
    mkdirSync(LOCK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function hashSources() {
  const files = readdirSync(SOURCES).map((file) => path.join(SOURCES, file))
  const hash = createHash('sha256')
  for (const file of [
    path.join(FOLDER, 'package-lock.json'),
    path.join(FOLDER, 'bundle-options.mjs'),
    fileURLToPath(import.meta.url),
    ...files.sort(),
  ]) {
    hash.update(path.basename(file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

async function install() {
  const [installed, wanted] = [
    path.join(MODULES, '.package-lock.json'),
    path.join(FOLDER, 'package-lock.json'),
  ]
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(wanted).mtimeMs) return
  // A registry that cannot be reached is said at once: the tests leave these sites out then.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=1']
  await runNpm(['ci', ...flags], { cwd: FOLDER, timeout: LONGEST / 2 })
}

/** @param {string} target */
async function bundle(target) {
  // Not called `require`: the types of what it loads are known only where the frameworks are installed.
  const load = createRequire(path.join(FOLDER, 'package.json'))
  /** @type {{ build(options: object): Promise<unknown> }} */
  const { build } = load('esbuild')
  const unfinished = `${target}.unfinished`
  rmSync(DIST, { recursive: true, force: true })
  await build({
    entryPoints: readdirSync(SOURCES)
      .filter((file) => /\.(jsx?|ts)$/.test(file))
      .map((file) => path.join(SOURCES, file)),
    outdir: unfinished,
    ...bundleOptions,
    absWorkingDir: FOLDER,
    plugins: [compileSvelte(load)],
  })
  renameSync(unfinished, target)
}

/** @param {NodeJS.Require} load */
function compileSvelte(load) {
  const { compile } = load('svelte/compiler')
  return {
    name: 'svelte',
    setup(/** @type {any} */ build) {
      build.onLoad({ filter: /\.svelte$/ }, (/** @type {{ path: string }} */ file) => {
        const source = readFileSync(file.path, 'utf8')
        return { contents: compile(source, { filename: file.path, css: 'injected' }).js.code }
      })
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--help')) console.log(HELP)
  else console.log(await buildFrameworks({ keep: process.argv.includes('--keep') }))
}
