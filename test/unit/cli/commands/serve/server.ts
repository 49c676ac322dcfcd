import { afterEach } from 'vitest'
import { type ServerSettings, startServer } from '../../../../../src/cli/commands/serve/start-server.ts'
import type { Provider } from '../../../../../src/providers/provider.ts'
import { makePng } from '../../../providers/make-png.ts'

const stops: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** An unexpected error fails the test. */
export const usualSettings: ServerSettings = {
  host: '127.0.0.1',
  port: 0,
  hosts: [],
  concurrency: 4,
  waiting: 64,
  timeout: 30_000,
  bodyLimit: 100_000,
  version: '1.2.3',
  onError: (error) => {
    throw error
  },
}

/** Serves a provider until the test is over. */
export async function serve(provider: Provider, settings: Partial<ServerSettings> = {}) {
  const server = await startServer(provider, { ...usualSettings, ...settings })
  stops.push(() => server.stop(60_000))
  return server
}

/** Creates the task of a client, with a placeholder for the image. */
export function makeTask(fields: Record<string, unknown> = {}) {
  return { type: 'ImageToTextTask', body: Buffer.from(makePng()).toString('base64'), ...fields }
}

/** Sends a request as a client would, and returns the whole response. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** Creates a provider whose readings end when the test releases them. */
export function createHeldProvider(text = 'x7Kp2') {
  const waiting: (() => void)[] = []
  const provider: Provider = {
    name: 'held',
    read: ({ signal }) =>
      new Promise((resolve, reject) => {
        waiting.push(() => resolve({ text, provider: 'held' }))
        signal?.addEventListener('abort', () => reject(signal.reason))
      }),
  }
  return {
    provider,
    get held() {
      return waiting.length
    },
    release: () => waiting.shift()?.(),
  }
}
