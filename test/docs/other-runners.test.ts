import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { wallSite } from '../../e2e-fixtures/beside/walls.ts'
import { startVerdictSites } from '../../e2e-fixtures/verdicts/start-verdict-sites.ts'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { runCommand, runNpm } from '../../scripts/run-command.mjs'
import { root } from './markdown.ts'
import { findFreePort, followHostSection, followTrySection, type TrySite } from './quick-start.ts'

const document = 'docs/other-runners.md'
const folder = mkdtempSync(join(tmpdir(), 'other-runners-'))
let site: TrySite
let port: number

beforeAll(async () => {
  port = await findFreePort()
  site = await followTrySection(folder, { tarball: inject('tarball'), port })
})
afterAll(async () => {
  await site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the recipes for other runners, followed word for word', () => {
  test.each([
    ['cucumber-js', /1 scenario \(1 passed\)/],
    ['vitest', /Tests +1 passed/],
    ['CodeceptJS', /1 passed/],
  ])('end with an accepted captcha in %s', async (runner, passed) => {
    const before = site.lines.length
    const replacements = { tarball: inject('tarball'), port }
    expect(await followHostSection(runner, folder, replacements, document)).toMatch(passed)
    await expect.poll(() => site.lines.slice(before).at(-1)).toMatch(/^accepted /)
  })
})

describe('the recipe for Playwright MCP, followed word for word', () => {
  const agent = join(folder, 'agent.mjs')
  let server: { command: string; args: string[] }

  beforeAll(async () => {
    await followHostSection('Playwright MCP', folder, { tarball: inject('tarball'), port }, document)
    await runNpm(['install', '--prefer-offline', '@modelcontextprotocol/sdk@1'], { cwd: folder })
    copyFileSync(join(root, 'test/docs/agent.mjs'), agent)
    const { mcpServers } = JSON.parse(readFileSync(join(folder, '.mcp.json'), 'utf8'))
    const { executablePath, args } = await findBrowser()
    const own = ['--headless', '--isolated', '--executable-path', executablePath]
    const sandbox = args.filter((argument) => argument === '--no-sandbox')
    server = { ...mcpServers.playwright, args: [...mcpServers.playwright.args, ...own, ...sandbox] }
  })

  const visit = (url: string, sends: boolean) =>
    runCommand(process.execPath, [agent, JSON.stringify({ server, url, sends })], {
      cwd: folder,
      timeout: 180_000,
    })

  test('passes a wall that the agent only opens', async () => {
    const walls = await startVerdictSites([wallSite])
    await visit(`${walls.url}/${wallSite.name}/`, false).finally(walls.close)
    expect(walls.submissions.at(-1)).toMatchObject({ isRight: true })
  })

  test('answers a form, and leaves it to the agent to send it', async () => {
    const before = site.lines.length
    await visit(`http://localhost:${port}/sign-up`, true)
    await expect.poll(() => site.lines.slice(before).at(-1)).toMatch(/^accepted /)
  })
})
