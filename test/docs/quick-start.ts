import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { putBrowserIn } from '../../scripts/put-browser-in.mjs'
import { runCommand, runNpm } from '../../scripts/run-command.mjs'
import { type CodeBlock, listCodeBlocks } from './markdown.ts'

const quickStart = 'docs/quick-start.md'
const trySection = 'A demo site'
const otherLanguage = 'TypeScript and JavaScript'

/** The sections that are a quick start each. */
export const hosts = ['Playwright', 'Playwright Test', 'Puppeteer', 'puppeteer-extra']

/** npm takes what it has, and Puppeteer downloads no browser as it is installed, as one was found. */
const quietInstalls = {
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  PUPPETEER_SKIP_DOWNLOAD: 'true',
}

/** What is done otherwise than the page says, and all of it: where the package and the browser come from, and the port. */
export interface Replacements {
  tarball: string
  port: number
}

/** The page to try on, once it is started. */
export interface TrySite {
  /** What it printed: each answer with its verdict. */
  lines: string[]
  stop(): Promise<void>
}

/** Follows the steps for the page to try on, as the document has them. */
export async function followTrySection(folder: string, replacements: Replacements): Promise<TrySite> {
  const blocks = listBlocks(quickStart, trySection)
  const start = blocks.pop()
  if (start?.code !== 'node site.mjs')
    throw new Error(`${quickStart}: the last step is not to start the page.`)
  for (const block of blocks) await follow(block, folder, replacements)
  return startTrySite(folder)
}

/** Follows every step for a host. Resolves to what the last command printed. */
export async function followHostSection(
  host: string,
  folder: string,
  replacements: Replacements,
  document = quickStart,
) {
  let printed = ''
  for (const block of listBlocks(document, host)) printed = await follow(block, folder, replacements)
  return printed
}

/** Follows the steps for the language that the host's section has no code in. Resolves to what the last command printed. */
export async function followOtherLanguage(host: string, folder: string, replacements: Replacements) {
  const blocks = listBlocks(quickStart, otherLanguage)
  const [toTypeScript, ...toJavaScript] = blocks
  if (!toTypeScript || toJavaScript.length === 0)
    throw new Error(`${quickStart}: ${otherLanguage} has no steps.`)
  let printed = ''
  if (host === 'Playwright Test') {
    rmSync(join(folder, 'sign-up.spec.ts'))
    for (const block of toJavaScript) printed = await follow(block, folder, replacements)
    return printed
  }
  renameSync(join(folder, 'sign-up.mjs'), join(folder, 'sign-up.mts'))
  return follow(toTypeScript, folder, replacements)
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('The server told no port.')
  return address.port
}

function listBlocks(document: string, section: string): CodeBlock[] {
  return listCodeBlocks(document).filter((block) => block.section === section)
}

async function follow(block: CodeBlock, folder: string, { tarball, port }: Replacements): Promise<string> {
  if (block.language === 'sh') {
    let printed = ''
    for (const command of block.code.split('\n')) printed = await runLine(command, folder, tarball)
    return printed
  }
  const name = /`([\w./-]+)`/.exec(block.lead)?.[1]
  if (!name) throw new Error(`${block.document}:${block.line}: no line above says what to save the code as.`)
  const code = putBrowserIn(block.code.replaceAll('3000', String(port)), await findBrowser())
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, code)
  return ''
}

async function runLine(command: string, folder: string, tarball: string): Promise<string> {
  const options = {
    cwd: folder,
    timeout: 480_000,
    env: { ...process.env, ...quietInstalls, CI: 'true', NO_COLOR: '1' },
  }
  const [program = '', ...words] = command.split(' ')
  if (program === 'node') return runCommand(process.execPath, words, options)
  if (program === 'npx') {
    // What brings a browser is the one step that is left out, as one was found.
    if (/^(playwright install chromium|puppeteer browsers install chrome)$/.test(words.join(' '))) return ''
    // With a configuration for the found browser, which without it would be the downloaded one.
    const config = `import { defineConfig } from '@playwright/test'\nexport default defineConfig({ use: {} })\n`
    writeFileSync(join(folder, 'playwright.config.ts'), putBrowserIn(config, await findBrowser()))
    return runNpm(['exec', '--', ...words], options)
  }
  if (program !== 'npm') throw new Error(`${command} is not a command this test can follow.`)
  const named = words.map((word) => (word === 'solve-image-captchas' ? tarball : word))
  return runNpm(named, options)
}

async function startTrySite(folder: string): Promise<TrySite> {
  const child = spawn(process.execPath, ['site.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  await Promise.race([
    once(reader, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('site.mjs ended before it was open.'))),
  ])
  reader.on('line', (line) => lines.push(line))
  return {
    lines,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
