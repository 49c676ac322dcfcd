import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import {
  findFreePort,
  followHostSection,
  followOtherLanguage,
  followTrySection,
  hosts,
  type TrySite,
} from './quick-start.ts'

let folder: string | undefined
let site: TrySite | undefined

afterEach(async () => {
  await site?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

describe('the quick start, followed word for word in an empty folder', () => {
  test.each(hosts)('ends with an accepted captcha in %s, in JavaScript and in TypeScript', async (host) => {
    folder = mkdtempSync(join(tmpdir(), 'quick-start-'))
    const replacements = { tarball: inject('tarball'), port: await findFreePort() }
    site = await followTrySection(folder, replacements)
    const accepted = host === 'Playwright Test' ? /1 passed/ : /verdict: 'accepted'[\s\S]*Welcome/
    expect(await followHostSection(host, folder, replacements)).toMatch(accepted)
    await expect.poll(() => site?.lines.at(-1)).toMatch(/^accepted /)

    const count = site.lines.length
    expect(await followOtherLanguage(host, folder, replacements)).toMatch(accepted)
    await expect.poll(() => site?.lines.slice(count).at(-1)).toMatch(/^accepted /)
  })
})
