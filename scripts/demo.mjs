import process from 'node:process'
import { showCommand } from './run-command.mjs'
import { ROOT, setUp } from './set-up.mjs'

const HELP = `npm run demo [-- --json]

Makes this clone ready, opens a site on loopback whose pages carry captchas as real libraries draw them, and has
every one of them solved by the built package in Chromium, under Playwright and under Puppeteer.

--json  Standard output has one JSON object a line, for each page under each driver
        {"page","driver","module","attempts","score","ms","solved"}
        and last {"pages":N,"solved":N,"drivers":[...]}: how many pages there are, and how many of them the
        site's server accepted under every one of the drivers. All else goes to standard error.
        npm prints two lines first, unless it is silent: \`npm run --silent demo -- --json\`.

The exit status is 0 when every page was accepted under every driver. Images, readings and verdicts are in
demo-results/index.html.`

if (process.argv.includes('--help')) {
  console.log(HELP)
} else {
  try {
    await setUp()
    process.exitCode = await startDemo(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} The exit status.
 */
function startDemo(args) {
  return showCommand(process.execPath, ['--import', 'tsx', 'demo/main.ts', ...args], { cwd: ROOT })
}
