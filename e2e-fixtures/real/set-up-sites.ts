import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { allSites } from './sites/all.ts'
import { findProgram } from './sites/find-program.ts'
import { cacheOf, type LibrarySite, markOf, type Run, sourcesOf } from './sites/library-site.ts'

const HELP = `npm run sites:setup [-- site...]

Installs what the real sites need into e2e-fixtures/real/.cache, all or only those named, each from its language's
registry. A site whose language is not installed here is left out. What is set up already is set up anew.`

/** Sets up a site, and marks it as ready. */
async function setUp(site: LibrarySite): Promise<void> {
  const cache = cacheOf(site.name)
  await rm(markOf(site.name), { force: true })
  await mkdir(cache, { recursive: true })
  const run: Run = async ([command, ...args], { cwd = sourcesOf(site.name), env } = {}) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
    const [status] = await once(child, 'exit')
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}.`)
  }
  await site.setUp(cache, run)
  await writeFile(markOf(site.name), '')
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !allSites.some((site) => site.name === name))
if (names.includes('--help')) console.log(HELP)
else if (unknown.length > 0) {
  console.error(
    `No site is called ${unknown.join(', ')}. There are ${allSites.map(({ name }) => name).join(', ')}.`,
  )
  process.exitCode = 1
} else {
  for (const site of allSites.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const missing = site.needs.filter((program) => !findProgram(program))
    if (missing.length > 0) {
      console.log(`- ${site.name}: left out, no ${missing.join(', ')} here`)
      continue
    }
    try {
      await setUp(site)
      console.log(`✓ ${site.name}`)
    } catch (error) {
      console.error(`✗ ${site.name}: ${error instanceof Error ? error.message : error}`)
      process.exitCode = 1
    }
  }
}
