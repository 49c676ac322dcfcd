import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { findBrowser } from '../../../scripts/find-browser.mjs'

const cli = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url))

test.describe.configure({ timeout: 300_000 })

test('solves a captcha with each installed library, and finds no problem', async () => {
  const { executablePath } = await findBrowser()
  const { stdout, exitCode } = await start(['--json', '--browser', executablePath]).ended
  const { ok, findings } = JSON.parse(stdout)
  expect(findings.filter(({ status }: { status: string }) => status !== 'ok')).toEqual([])
  const tests = findings.filter(({ subject }: { subject: string }) => subject === 'Self-test')
  expect(tests).toMatchObject([
    {
      seen: expect.stringMatching(
        /^playwright-core .* with Chromium .* solved a captcha: \d images?, \d+ ms$/,
      ),
    },
    {
      seen: expect.stringMatching(
        /^puppeteer-core .* with .*Chrome\/.* solved a captcha: \d images?, \d+ ms$/,
      ),
    },
  ])
  expect([ok, exitCode]).toEqual([true, 0])
})

test('gives advice for a missing browser, and exits with 1', async () => {
  const { stdout, exitCode } = await start(['--browser', '/nowhere/chrome']).ended
  expect(stdout).toContain('✖ Browser          not found: looked for /nowhere/chrome (named)')
  expect(stdout).toContain('docs/troubleshooting.md#browser-not-opened')
  expect(stdout).toMatch(/3 problems found: see the advice after each →\.\n$/)
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(exitCode).toBe(1)
})

test('ends on Ctrl-C', async () => {
  test.skip(process.platform === 'win32', 'Windows has no signals that a process can handle')
  const doctor = start([])
  await doctor.begun
  doctor.child.kill('SIGINT')
  expect(await doctor.ended).toMatchObject({ exitCode: 130, stderr: '' })
})

function start(words: string[]) {
  // The runner asks for colours in the environment of its workers.
  const child = spawn(process.execPath, [cli, 'doctor', ...words], {
    env: { ...process.env, FORCE_COLOR: '0' },
  })
  const written = { stdout: '', stderr: '' }
  const begun = once(child.stdout, 'data')
  child.stdout.on('data', (chunk) => {
    written.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk
  })
  const ended = once(child, 'close').then(([exitCode]) => ({
    ...written,
    exitCode: exitCode as number | null,
  }))
  return { child, begun, ended }
}
