import {
  type Emulator,
  startCapsolverEmulator,
  startOmocaptchaEmulator,
  startTupuEmulator,
  wordAt,
} from '../../../../e2e-fixtures/emulators/index.ts'
import { capsolver, omocaptcha, tupu } from '../../../../src/providers/index.ts'
import type { Provider } from '../../../../src/providers/provider.ts'

/** Options that every provider which asks a service has. */
export interface WireOptions {
  apiKey?: string
  baseUrl?: string
  fetch?: typeof fetch
  timeout?: number
  requestTimeout?: number
  retries?: number
  retryDelay?: number
  /** Of services whose tasks are asked for. */
  pollInterval?: number
}

/** A provider with the emulator of its service, and what the service can be made to do. */
export interface WireProvider {
  readonly service: Emulator
  connect(options?: WireOptions): Provider
  /** Where an image is sent. */
  readonly creating: string
  /** Where results are asked for, by services that have to be asked. */
  readonly polling?: string
  emptyAccount(): void
  /** What every image shows from now on. */
  show(text: string): void
  /** Tasks are never ready. */
  delayTasks?(): void
  /** Tasks that were created are unknown. */
  loseTasks?(): void
}

const quick = { pollInterval: 1, retryDelay: 1, timeout: 5_000 }

/** Every provider of ours that asks a service; each is started anew for each test. */
export const wireProviders: Readonly<Record<string, (key?: string) => Promise<WireProvider>>> = {
  async capsolver(key = 'test-key') {
    const service = await startCapsolverEmulator({ keys: [key], polls: 1 })
    return {
      service,
      connect: (options) => capsolver({ apiKey: key, baseUrl: service.url, ...quick, ...options }),
      creating: '/createTask',
      polling: '/getTaskResult',
      emptyAccount: () => void Object.assign(service, { balance: 0 }),
      show: (text) => void Object.assign(service, { text }),
      delayTasks: () => void Object.assign(service, { polls: Number.POSITIVE_INFINITY }),
      loseTasks: () => service.tasks.clear(),
    }
  },
  omocaptcha: (key) => startOmocaptcha('v1', key),
  'omocaptcha v2': (key) => startOmocaptcha('v2', key),
  async tupu(key = 'test-key') {
    const service = await startTupuEmulator({ keys: [key], quota: 1_000 })
    return {
      service,
      connect: ({ ...options } = {}) =>
        tupu({ apiKey: key, baseUrl: service.url, timeout: quick.timeout, retryDelay: 1, ...options }),
      creating: '/v3/recognition/general-ocr',
      emptyAccount: () => void Object.assign(service, { quota: 0 }),
      show: (text) => void Object.assign(service, { objects: [wordAt(text, 0, 0)] }),
    }
  },
}

async function startOmocaptcha(api: 'v1' | 'v2', key = 'test-key'): Promise<WireProvider> {
  const service = await startOmocaptchaEmulator({ keys: [key], polls: 1 })
  const base = api === 'v1' ? '/api' : '/v2'
  return {
    service,
    connect: (options) =>
      omocaptcha({
        api,
        apiKey: key,
        ...quick,
        ...options,
        baseUrl: (options?.baseUrl ?? service.url) + base,
      }),
    creating: api === 'v1' ? '/api/createJob' : '/v2/createTask',
    polling: api === 'v1' ? '/api/getJobResult' : '/v2/getTaskResult',
    emptyAccount: () => void Object.assign(service, { balance: 0 }),
    show: (text) => void Object.assign(service, { text }),
    delayTasks: () => void Object.assign(service, { polls: Number.POSITIVE_INFINITY }),
    loseTasks: () => service.jobs.clear(),
  }
}
