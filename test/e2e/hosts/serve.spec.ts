import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { capsolver } from 'solve-image-captchas/providers'
import { makeSampleImage } from '../../../src/testing/sample-image.ts'

const cli = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url))

test.skip(process.platform === 'win32', 'Windows has no signals that a process can handle')

test('serves the recogniser, with the key from the environment, and stops on SIGTERM', async () => {
  const serve = start([], { SOLVE_IMAGE_CAPTCHAS_SERVE_KEY: 'the-key' })
  const url = await serve.listening
  const client = capsolver({ baseUrl: url, apiKey: 'the-key' })
  expect((await client.read({ image: makeSampleImage() })).text).toBe('H7K2')
  await expect(
    capsolver({ baseUrl: url, apiKey: 'another' }).balance(AbortSignal.timeout(10_000)),
  ).rejects.toThrow('ERROR_KEY_DENIED_ACCESS')
  serve.child.kill('SIGTERM')
  expect(await serve.ended).toEqual([0, null])
  expect(serve.written()).not.toContain('the-key')
  const events = serve
    .answered()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(events).toMatchObject([
    { event: 'listening', url, provider: 'local', key: true },
    { event: 'request', endpoint: 'createTask', status: 200, outcome: 'ok' },
    { event: 'request', endpoint: 'getBalance', status: 401, outcome: 'ERROR_KEY_DENIED_ACCESS' },
  ])
})

test('waits for a request in progress after Ctrl-C, and ends at once after a second Ctrl-C', async () => {
  const service = await startSilentService()
  const serve = start(['--provider', 'capsolver', '--base-url', service.url], {
    CAPSOLVER_API_KEY: 'their-key',
  })
  const url = await serve.listening
  const body = JSON.stringify({ task: { type: 'ImageToTextTask', body: 'AAAA' } })
  const asking = fetch(`${url}/createTask`, { method: 'POST', body }).catch((error: Error) => error)
  await service.asked
  serve.child.kill('SIGINT')
  await serve.printed(/Stopping: 1 request in progress\. Press Ctrl-C again to end at once\./)
  serve.child.kill('SIGINT')
  expect(await serve.ended).toEqual([null, 'SIGINT'])
  expect(await asking).toBeInstanceOf(Error)
  await service.close()
})

function start(words: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--json', ...words], {
    env: { ...process.env, ...env },
  })
  const ended = once(child, 'close')
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const printed = (pattern: RegExp) => waitFor(child, ended, () => pattern.exec(output.stderr)?.[0])
  const listening = waitFor(child, ended, () => /"url":"([^"]+)"/.exec(output.stdout)?.[1])
  return {
    child,
    ended,
    printed,
    listening,
    // Node warns on stderr by itself, of its environment for one.
    answered: () => output.stdout,
    written: () => output.stdout + output.stderr,
  }
}

/** Waits for something in the output of a process. */
async function waitFor(
  child: ChildProcess,
  ended: Promise<unknown>,
  find: () => string | undefined,
): Promise<string> {
  const found = new Promise<string>((resolve) => {
    const look = () => {
      const text = find()
      if (text !== undefined) resolve(text)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    look()
  })
  const early = ended.then(() => {
    throw new Error('The process ended before it printed that.')
  })
  return Promise.race([found, early])
}

/** A service that never answers. */
async function startSilentService() {
  const { createServer } = await import('node:http')
  const server = createServer().listen(0, '127.0.0.1')
  const asked = once(server, 'request')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
