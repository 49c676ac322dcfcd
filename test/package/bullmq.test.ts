import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { runNpm } from '../../scripts/run-command.mjs'

const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-bullmq-'))
const run = promisify(execFile)
const install = (...packages: string[]) => {
  const flags = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund']
  return runNpm(['install', ...flags, ...packages], { cwd: folder, timeout: 280_000 })
}

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  await install(inject('tarball'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What becomes of an image, and of a request of a budget, where there is no Redis. */
const script = `
  const fail = ({ code, message }) => console.log(code, message.split('\\n')[0])
  const connection = 'redis://127.0.0.1:1'
  bullmq({ connection }).read({ image: new Uint8Array([1]) }).catch(fail)
    .then(() => redisBudget(connection).take(1, { requests: 1 })).catch(fail)`

const loads = [
  ['module', "import { bullmq, redisBudget } from 'solve-image-captchas/bullmq'"],
  ['commonjs', "const { bullmq, redisBudget } = require('solve-image-captchas/bullmq')"],
] as const

async function runIn(type: string, head: string): Promise<string[]> {
  const { stdout } = await run(process.execPath, [`--input-type=${type}`, '-e', `${head}\n${script}`], {
    cwd: folder,
  })
  return stdout.trim().split('\n')
}

describe('the entry bullmq', () => {
  test.each(loads)('says what to install where it is missing: %s', async (type, head) => {
    const [image, budget] = await runIn(type, head)
    expect(image).toMatch(
      /^PACKAGE_MISSING bullmq needs the package bullmq, which is not installed: npm install bullmq ioredis\.$/,
    )
    expect(budget).toMatch(
      /^BUDGET_UNAVAILABLE .* needs the package ioredis, which is not installed: npm install/,
    )
  })

  test('is missed by the command line in the same words', async () => {
    const cli = join(folder, 'node_modules', manifest.name, 'dist', 'cli.mjs')
    const failure = await run(process.execPath, [cli, 'work', '--redis', 'redis://127.0.0.1:1']).catch(
      (error) => error,
    )
    expect(failure.code).toBe(2)
    expect(failure.stderr).toContain(
      'error: work needs the package bullmq, which is not installed: npm install bullmq ioredis',
    )
  })

  describe('with its packages', () => {
    beforeAll(async () => {
      const { bullmq, ioredis } = manifest.devDependencies
      await install(`bullmq@${bullmq}`, `ioredis@${ioredis}`)
    })

    test.each(loads)('connects, and says why it cannot: %s', async (type, head) => {
      const [image, budget] = await runIn(type, head)
      expect(image).toMatch(/^PROVIDER_UNREACHABLE bullmq: Redis at redis:\/\/127\.0\.0\.1:1 .*ECONNREFUSED/)
      expect(budget).toMatch(/^BUDGET_UNAVAILABLE .*redis:\/\/127\.0\.0\.1:1.*ECONNREFUSED/)
    })
  })
})
