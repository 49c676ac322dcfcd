/**
 * Reads with every provider in every way a reading can end, in a process that does nothing else. Prints what is left
 * behind, and ends by itself if nothing keeps it alive.
 */
import { getEventListeners } from 'node:events'
import { type ProviderName, registry } from '../../../../src/providers/registry.ts'
import { makePng } from '../make-png.ts'

const [hangingUrl = '', services = ''] = process.argv.slice(2)
const wires: [provider: ProviderName, options: object][] = JSON.parse(services)
const image = makePng()

const providers = wires.map(
  ([provider, given]) =>
    (options: object) =>
      registry[provider].create({ pollInterval: 1, ...given, ...options }),
)
const endings = [
  { apiKey: 'test-key' },
  { apiKey: 'unknown-key' },
  { apiKey: 'test-key', baseUrl: hangingUrl, timeout: 50 },
  { apiKey: 'test-key', baseUrl: hangingUrl, requestTimeout: 50 },
  { apiKey: 'test-key', baseUrl: 'http://127.0.0.1:1', retryDelay: 1 },
]

let readings = 0
let listeners = 0
const controller = new AbortController()
for (const create of providers) {
  for (const options of endings) {
    const outcome = await create(options)
      .read({ image, signal: controller.signal })
      .catch(() => undefined)
    if (outcome) readings += 1
    listeners += getEventListeners(controller.signal, 'abort').length
  }
}
const aborted = providers.map((create) => {
  return create({ apiKey: 'test-key', baseUrl: hangingUrl }).read({ image, signal: controller.signal })
})
setTimeout(() => controller.abort(), 20)
await Promise.allSettled(aborted)
listeners += getEventListeners(controller.signal, 'abort').length

// A socket that was just destroyed is closed when the event loop turns.
await new Promise((resolve) => setTimeout(resolve, 50))
const resources = process
  .getActiveResourcesInfo()
  .filter((resource) => !/^(Pipe|TTY|FSReq|MessagePort)/.test(resource))
console.log(JSON.stringify({ readings, listeners, resources }))
