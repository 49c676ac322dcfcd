import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { installExamples, listExamples, startExampleSite } from '../../scripts/examples.mjs'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { runNpm } from '../../scripts/run-command.mjs'
import { root } from './markdown.ts'

/** What each example prints in the end. */
const endings: Record<string, RegExp> = {
  commonjs: /accepted: "\w+" after \d image/,
  'custom-module': /found: archive-login at [\s\S]*accepted: "\w{4}"/,
  'custom-provider': /team-reader read "\w+", score [\s\S]*accepted: "\w+"/,
  'free-then-paid':
    /local read "\w+", then capsolver read "\w+"; accepted\naccepted: "\w+"\nleft in the account: 10/,
  playwright: /accepted: "\w{4}", [\w-]+, [\s\S]*Welcome/,
  'playwright-test': /2 passed/,
  puppeteer: /found: svg-captcha\naccepted: "\w+", image \d\nWelcome/,
  'puppeteer-extra': /solved: 1, error: (null|undefined)[\s\S]*accepted: "\w+"/,
  'waiting-room': /challenges solved: 1\nlet in after \d+ s, as [\w-]+: http/,
}

const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-examples-'))
let site: Awaited<ReturnType<typeof startExampleSite>>

beforeAll(async () => {
  await installExamples(listExamples(), folder, inject('tarball'), await findBrowser())
  site = await startExampleSite()
})
afterAll(async () => {
  await site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the examples, installed with the packed package', () => {
  test('are the ones whose endings are known, each with a text that says how to run it', () => {
    expect(listExamples().sort()).toEqual(Object.keys(endings).sort())
    for (const name of listExamples()) {
      expect(readFileSync(join(root, 'examples', name, 'README.md'), 'utf8')).toContain(
        `npm run example -- ${name}`,
      )
    }
  })

  test.each(Object.entries(endings))('%s reaches its end', async (name, ending) => {
    expect(await run(name, 'start')).toMatch(ending)
  })

  test("custom-provider's own test passes", async () => {
    expect(await run('custom-provider', 'test')).toMatch(/fail 0/)
  })
})

function run(name: string, script: string): Promise<string> {
  const env = { ...process.env, ...site.variables, NO_COLOR: '1' }
  return runNpm(['run', '--silent', script], { cwd: join(folder, name), env, timeout: 280_000 })
}
