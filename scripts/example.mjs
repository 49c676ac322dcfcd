import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { installExamples, listExamples, startExampleSite } from './examples.mjs'
import { findBrowser } from './find-browser.mjs'
import { packPackage } from './pack-package.mjs'
import { showCommand } from './run-command.mjs'
import { setUp } from './set-up.mjs'
import { tellStep } from './tell.mjs'

const HELP = `npm run example -- NAME

Sets up this clone, packs the package, installs a copy of the example with it in a separate folder, and runs it
against pages on this machine. The examples: ${listExamples().join(', ')}.`

const folder = mkdtempSync(path.join(tmpdir(), 'solve-image-captchas-example-'))
try {
  const [name = '--help'] = process.argv.slice(2)
  if (name === '--help') console.log(HELP)
  else process.exitCode = await runExample(name)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string} name
 * @returns {Promise<number>} The exit status.
 */
async function runExample(name) {
  if (!listExamples().includes(name)) throw new Error(`There is no example ${name}.\n\n${HELP}`)
  await setUp()
  await tellStep('Example', async () => {
    await installExamples([name], folder, await packPackage(folder), await findBrowser())
    return `examples/${name}, installed with the packed package in ${folder}`
  })
  const site = await startExampleSite()
  try {
    return await start(path.join(folder, name), site.variables)
  } finally {
    await site.stop()
  }
}

/**
 * @param {string} copy
 * @param {Record<string, string>} variables
 * @returns {Promise<number>} The exit status.
 */
function start(copy, variables) {
  return showCommand('npm', ['start', '--silent'], {
    cwd: copy,
    env: { ...process.env, ...variables },
    // On Windows npm is a script with another name, which only a shell finds.
    shell: process.platform === 'win32',
  })
}
