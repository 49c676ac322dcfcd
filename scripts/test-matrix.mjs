import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { findBrowser } from './find-browser.mjs'
import { findFirefox } from './find-firefox.mjs'
import { chooseCells, listCells } from './matrix-cells.mjs'
import { drawDocument, formatRows } from './matrix-results.mjs'
import { runCell } from './matrix-run.mjs'
import { ROOT, setUp } from './set-up.mjs'

const HELP = `npm run test:matrix [-- options]

Runs the end-to-end tests with the oldest and the newest Playwright and Puppeteer, under Node 20, 22 and 24, and with
Firefox where one is installed. Each version is installed from npm on first use. Results go into docs/versions.md,
and what each cell prints into test-results/matrix/.

  --only <parts>    cells whose names have one of these parts, by commas: node22, oldest, node24-newest
  --specs <names>   spec files to run, by commas: solve,find,places,hosts (default: all)
  --workers <n>     tests at the same time (default: as playwright.config.ts says)
  --list            show the cells and end`

const DOCUMENT = path.join(ROOT, 'docs', 'versions.md')

try {
  process.exitCode = await runMatrix()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** @returns {Promise<number>} The exit status. */
async function runMatrix() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      specs: { type: 'string', default: '' },
      workers: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const cells = chooseCells(listCells(), split(values.only))
  if (values.help || values.list) {
    console.log(values.help ? HELP : cells.map(describeCell).join('\n'))
    return 0
  }
  await setUp()
  const specs = split(values.specs)
  const rows = []
  const problems = []
  const firefox = findFirefox()
  for (const cell of cells) {
    const isFirefox = cell.projects.includes('firefox')
    if (isFirefox && 'problem' in firefox) {
      console.log(`- ${cell.name} left out: ${firefox.problem}`)
      continue
    }
    const tell = (/** @type {string} */ line) => console.log(`  ${cell.name}: ${line}`)
    tell(`starts (${describeCell(cell)})`)
    const { status, counts, log, node, playwright, puppeteer } = await runCell(cell, {
      specs,
      workers: values.workers,
      tell,
    })
    const executable = 'executablePath' in firefox && isFirefox ? firefox : await findBrowser()
    /** @type {Record<string, string>} */
    const libraries = {
      playwright: `playwright-core ${playwright.version}`,
      puppeteer: `puppeteer-core ${puppeteer.version}`,
      hosts: `hosts of playwright-core ${playwright.version} and puppeteer-core ${puppeteer.version}`,
      firefox: `puppeteer-core ${puppeteer.version}`,
    }
    for (const [project, { totals, failed }] of counts) {
      const library = libraries[project] ?? project
      const browser = readVersion(executable.executablePath)
      const date = new Date().toISOString().slice(0, 10)
      rows.push({
        ...{ cell: cell.name, node: node.version, library, browser, totals, date },
        specs: specs.join(', ') || 'all',
      })
      problems.push(...failed.map((/** @type {string} */ title) => `✗ ${cell.name}, ${project}: ${title}`))
    }
    const hasFailed = [...counts.values()].some(({ totals }) => totals.failed > 0)
    if (status !== 0 && !hasFailed) problems.push(`✗ ${cell.name} ended with status ${status}`)
    tell(`${status === 0 ? 'passed' : 'failed'}, see ${path.relative(ROOT, log)}`)
    // After every cell, as a cell takes long and whoever ends the matrix early has waited for those that ran.
    if (rows.length > 0) {
      const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : ''
      writeFileSync(DOCUMENT, drawDocument(before, rows, describeMachine()))
    }
  }
  if (rows.length > 0) console.log(`\n${formatRows(rows)}`)
  for (const problem of problems) console.log(problem)
  return problems.length === 0 && rows.length > 0 ? 0 : 1
}

/** @param {string} text */
function split(text) {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

/** @param {import('./matrix-cells.mjs').Cell} cell */
function describeCell({ name, node, playwright, puppeteer, projects }) {
  return `${name}: Node ${node}, playwright-core ${playwright}, puppeteer-core ${puppeteer}: ${projects.join(', ')}`
}

/** @param {string} executablePath */
function readVersion(executablePath) {
  // On Windows `--version` opens a window and prints nothing.
  if (process.platform === 'win32') return path.basename(executablePath, '.exe')
  const { stdout } = spawnSync(executablePath, ['--version'], { encoding: 'utf8', timeout: 60_000 })
  return /[\w ]+ [\d.]+\w*/.exec(stdout ?? '')?.[0] ?? path.basename(executablePath)
}

function describeMachine() {
  return `${process.platform} ${process.arch}, ${availableParallelism()} cores`
}
