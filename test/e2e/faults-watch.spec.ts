import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { expect, test } from './harness.ts'

const session = fileURLToPath(new URL('faults/watch-session.mjs', import.meta.url))

/** Milliseconds after which a process that lives on without its browser is ended. */
const longest = 30_000

for (const loss of ['killed', 'disconnected']) {
  test(`a watch lets the process end when the browser is ${loss}`, async ({ driver }) => {
    const { executablePath, args } = await findBrowser()
    const child = spawn(process.execPath, [session, driver, loss, executablePath, ...args])
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        output += data
      })
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
    await expect.poll(() => output, { timeout: 60_000 }).toContain('the browser is gone')
    const timer = setTimeout(() => child.kill('SIGKILL'), longest)
    expect(await exit).toBe(0)
    clearTimeout(timer)
    expect(output).toBe('the browser is gone\n')
  })
}
