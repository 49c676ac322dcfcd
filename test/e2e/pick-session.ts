import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../../scripts/find-browser.mjs'
import type { DriverOptions, TestPage } from './harness.ts'

type Driver = DriverOptions['driver']

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A headless browser that others can connect to, in place of the user's own browser. */
export async function startDebuggedBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'pick-profile-'))
  const { executablePath, args } = await findBrowser()
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`]
  const browser = spawn(executablePath, [...args, ...own, 'about:blank'])
  const endpoint = await record(browser).told(/DevTools listening on (ws:\S+)/)
  return {
    endpoint,
    async close() {
      const closed = once(browser, 'close')
      browser.kill('SIGKILL')
      await closed
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A tab in such a browser, over a separate connection. */
export async function openTab(driver: Driver, endpoint: string, url: string) {
  if (driver === 'playwright') {
    const browser = await chromium.connectOverCDP(endpoint)
    const page = (await browser.contexts()[0]?.newPage()) as TestPage
    await page.goto(url)
    return { page, leave: () => closeTab(page, () => browser.close()) }
  }
  const browser = await puppeteer.connect({ browserWSEndpoint: endpoint })
  const page = await browser.newPage()
  await page.goto(url)
  const leave = () => closeTab(page, () => browser.disconnect())
  return { page: page as unknown as TestPage, leave }
}

/** A tab that stays open would be mistaken for the next one at its address. */
async function closeTab(
  page: Pick<TestPage, 'isClosed' | 'close'>,
  leave: () => Promise<void>,
): Promise<void> {
  if (!page.isClosed()) await page.close()
  await leave()
}

/** Starts the command in a project that has only this driver's library installed. */
export async function startPick(driver: Driver, words: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'pick-project-'))
  const library = driver === 'playwright' ? 'playwright-core' : 'puppeteer-core'
  await mkdir(join(folder, 'node_modules'))
  await symlink(join(root, 'node_modules', library), join(folder, 'node_modules', library))
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.mjs'), 'pick', ...words], { cwd: folder })
  const { written, told } = record(child)
  const ended = once(child, 'close').then(async ([exitCode]) => {
    await rm(folder, { recursive: true })
    return { ...written, exitCode: exitCode as number | null }
  })
  return { child, told, ended }
}

/** Collects what a process writes, and resolves once it has written something to stderr. */
function record(child: ChildProcess) {
  const written = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk) => {
    written.stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    written.stderr += chunk
  })
  const told = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const [whole, part] = pattern.exec(written.stderr) ?? []
        if (whole !== undefined) resolve(part ?? whole)
      }
      child.stderr?.on('data', look)
      child.once('close', () => reject(new Error(`It ended with: ${written.stderr}`)))
      look()
    })
  return { written, told }
}
