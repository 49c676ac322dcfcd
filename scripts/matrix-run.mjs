import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { installNode, installVersion } from './matrix-install.mjs'
import { countByProject } from './matrix-results.mjs'
import { createWorkspace } from './matrix-workspace.mjs'
import { ROOT } from './set-up.mjs'

export const LOGS = path.join(ROOT, 'test-results', 'matrix')

/**
 * @typedef {object} RunOptions
 * @property {string[]} specs Names of spec files, without their endings; none means all.
 * @property {string | undefined} workers
 * @property {(line: string) => void} tell Called with the progress.
 */

/**
 * Runs the tests of a cell. Their output goes to a file named after the cell, beside the report.
 *
 * @param {import('./matrix-cells.mjs').Cell} cell
 * @param {RunOptions} options
 */
export async function runCell(cell, { specs, workers, tell }) {
  const node = await installNode(cell.node)
  const playwright = await installVersion('playwright-core', cell.playwright)
  const puppeteer = await installVersion('puppeteer-core', cell.puppeteer)
  const workspace = await createWorkspace({
    'playwright-core': playwright.folder,
    'puppeteer-core': puppeteer.folder,
  })
  await mkdir(LOGS, { recursive: true })
  const log = path.join(LOGS, `${cell.name}.log`)
  const report = path.join(LOGS, `${cell.name}.json`)
  await rm(report, { force: true })
  const args = [
    'node_modules/@playwright/test/cli.js',
    ...['test', '--config', cell.config, '--reporter=list,json'],
    ...cell.projects.map((project) => `--project=${project}`),
    ...(workers ? [`--workers=${workers}`] : []),
    ...specs.map((spec) => (spec === 'hosts' ? '/hosts/' : `/${spec}.spec.ts`)),
  ]
  try {
    const status = await runLogged(node.executablePath, args, { cwd: workspace, report, log, tell })
    const counts = existsSync(report) ? countByProject(JSON.parse(readFileSync(report, 'utf8'))) : new Map()
    return { status, counts, log, node, playwright, puppeteer }
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, report: string, log: string, tell: (line: string) => void }} options
 * @returns {Promise<number>}
 */
function runLogged(command, args, { cwd, report, log, tell }) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, NO_COLOR: '1' }
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const file = createWriteStream(log)
  const hear = countTests(tell)
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      file.write(chunk)
      hear(String(chunk))
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => file.end(() => resolve(status ?? 1)))
  })
}

/**
 * Reports how many tests have ended, after every tenth of them.
 *
 * @param {(line: string) => void} tell
 */
export function countTests(tell) {
  let [all, ended, told] = [0, 0, 0]
  let rest = ''
  return (/** @type {string} */ text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const start = line.match(/^Running (\d+) tests? using/)
      if (start) all = Number(start[1])
      if (/^\s+(✓|✘|-|ok|x)\s+\d+ /.test(line)) ended += 1
    }
    const tenths = all === 0 ? 0 : Math.floor((10 * ended) / all)
    if (tenths > told) tell(`${ended} of ${all} tests`)
    told = Math.max(told, tenths)
  }
}
