import {
  type EmulatedService,
  type Emulator,
  emulatedServices,
  type RunningService,
} from '../../../../e2e-fixtures/emulators/index.ts'
import type { Provider } from '../../../../src/providers/provider.ts'
import { type ProviderName, registry } from '../../../../src/providers/registry.ts'

/** The options of every provider that calls a service. */
export interface WireOptions {
  apiKey?: string
  baseUrl?: string
  fetch?: typeof fetch
  timeout?: number
  requestTimeout?: number
  retries?: number
  retryDelay?: number
  /** Of services whose tasks are polled. */
  pollInterval?: number
}

/** A provider with the emulator of its service. */
export interface WireProvider
  extends Pick<EmulatedService, 'creating' | 'polling'>,
    Omit<RunningService, 'emulator' | 'baseUrl'> {
  readonly service: Emulator
  connect(options?: WireOptions): Provider
}

/** Every registered provider that calls a service, once for each of its APIs; each test starts its own. */
export const wireProviders: Readonly<Record<string, (key?: string) => Promise<WireProvider>>> =
  Object.fromEntries(
    Object.entries(emulatedServices).map(([title, service]) => [title, (key) => startWire(service, key)]),
  )

async function startWire(service: EmulatedService, apiKey = 'test-key'): Promise<WireProvider> {
  const { emulator, baseUrl, ...controls } = await service.start({ keys: [apiKey], polls: 1 })
  const quick = { pollInterval: 1, retryDelay: 1, timeout: 5_000 }
  const { create } = registry[service.provider as ProviderName]
  return {
    ...service,
    ...controls,
    service: emulator,
    connect: (options) => create({ apiKey, baseUrl, ...quick, ...service.options, ...options }),
  }
}
