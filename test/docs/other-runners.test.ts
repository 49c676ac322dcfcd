import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findFreePort, followHostSection, followTrySection, type TrySite } from './quick-start.ts'

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
    expect(await followHostSection(runner, folder, replacements, 'docs/other-runners.md')).toMatch(passed)
    await expect.poll(() => site.lines.slice(before).at(-1)).toMatch(/^accepted /)
  })
})
