/**
 * A worker whose provider takes some time for each image, and writes down what it would have charged before anything can go
 * wrong. An image whose first byte is 255 ends the process, as one does that a decoder crashes on.
 */
import { appendFileSync } from 'node:fs'
import process from 'node:process'
import PQueue from 'p-queue'
import { startWorker } from '../../../src/providers/bullmq/worker.ts'
import type { Provider } from '../../../src/providers/provider.ts'
import { parseConnection } from '../../../src/redis/options.ts'
import { pause } from '../../../src/shared/abort.ts'
import { numberOf } from './numbered-image.ts'
import type { WorkerPlan } from './processes.ts'

const { url, concurrency, ms, charges, free }: WorkerPlan = JSON.parse(process.argv[2] ?? '')

const provider: Provider = {
  name: 'timed',
  free,
  concurrency,
  async read({ image, signal }) {
    if (image[0] === 255) process.kill(process.pid, 'SIGKILL')
    appendFileSync(charges, `${numberOf(image)}\n`)
    await pause(ms, signal)
    return { text: String(numberOf(image)), score: 1, provider: 'timed' }
  },
}
const worker = await startWorker({
  address: parseConnection(url, 'the test'),
  queue: 'image-captchas',
  providers: [provider],
  onJob: () => undefined,
  onError: () => undefined,
})
process.on('message', async (message: string) => {
  // What the same provider takes here for so many images that nobody has to bring.
  const [, count] = /^directly (\d+)$/.exec(message) ?? []
  if (count !== undefined) {
    const queue = new PQueue({ concurrency })
    const started = performance.now()
    for (let read = 0; read < Number(count); read++) void queue.add(() => pause(ms))
    await queue.onIdle()
    process.send?.(performance.now() - started)
  }
  if (message === 'memory') {
    globalThis.gc?.()
    process.send?.(process.memoryUsage().heapUsed)
  }
})
process.once('SIGTERM', async () => {
  const left = await worker.stop(10_000)
  process.exit(left > 0 ? 1 : 0)
})
process.send?.('ready')
