import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { runNpm, showCommand } from './run-command.mjs'

const HELP = `npm run docs          writes the site as you edit docs/, at an address it prints
npm run docs:build    builds it into docs/.vitepress/dist

The generator has separate dependencies, in docs/package.json, which are installed when they are missing.`

const FOLDER = fileURLToPath(new URL('../docs', import.meta.url))

try {
  const [mode = 'dev'] = process.argv.slice(2)
  if (mode === '--help') console.log(HELP)
  else process.exitCode = await runDocs(mode)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/**
 * @param {string} mode `dev` or `build`.
 * @returns {Promise<number>} The exit status.
 */
async function runDocs(mode) {
  if (!existsSync(path.join(FOLDER, 'node_modules'))) {
    process.stderr.write('Installing the documentation generator (only once) ...\n')
    await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, timeout: 600_000 })
  }
  const apiStatus = await run('typedoc/bin/typedoc', [])
  return apiStatus === 0 ? run('vitepress/bin/vitepress.js', [mode]) : apiStatus
}

/**
 * @param {string} tool The file that Node runs.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function run(tool, args) {
  return showCommand(process.execPath, [path.join(FOLDER, 'node_modules', tool), ...args], { cwd: FOLDER })
}
