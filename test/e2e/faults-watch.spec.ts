import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { expect, test } from './harness.ts'

const session = fileURLToPath(new URL('faults/watch-session.mjs', import.meta.url))

/** Milliseconds a process may live on once its browser is gone. */
const mayTake = 3_000

for (const loss of ['killed', 'disconnected']) {
  test(`a watch lets the process end when the browser is ${loss}`, async ({ driver }) => {
    const { executablePath, args } = await findBrowser()
    const child = spawn(process.execPath, [session, driver, loss, executablePath, ...args])
    let output = ''
    let goneAt = 0
    child.stdout.on('data', (data: Buffer) => {
      output += data
      goneAt = performance.now()
    })
    child.stderr.on('data', (data: Buffer) => {
      output += data
    })
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
    await expect.poll(() => output, { timeout: 60_000 }).toContain('the browser is gone')
    const timer = setTimeout(() => child.kill('SIGKILL'), mayTake * 2)
    expect(await exit).toBe(0)
    clearTimeout(timer)
    expect(performance.now() - goneAt).toBeLessThan(mayTake)
    expect(output).toBe('the browser is gone\n')
  })
}
