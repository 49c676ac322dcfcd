/** A client that has numbered images read, several at once, and says what became of them. */
import process from 'node:process'
import PQueue from 'p-queue'
import { bullmq } from '../../../src/providers/bullmq/bullmq.ts'
import { makeNumberedImage } from './numbered-image.ts'
import type { ClientPlan, ClientReport } from './processes.ts'

const { url, first, count, atOnce, timeout }: ClientPlan = JSON.parse(process.argv[2] ?? '')
const client = bullmq({ connection: url, timeout })
await client.warmUp()
process.send?.('ready')
await new Promise((resolve) => process.once('message', resolve))

const report: ClientReport = { right: 0, wrong: [], codes: {}, heapHalfway: 0, heapAtEnd: 0 }
let finished = 0
const queue = new PQueue({ concurrency: atOnce })
for (let number = first; number < first + count; number++)
  void queue.add(async () => {
    try {
      const { text } = await client.read({ image: makeNumberedImage(number) })
      if (text === String(number)) report.right += 1
      else report.wrong.push(number)
    } catch (error) {
      const { code } = error as { code: string }
      report.codes[code] = (report.codes[code] ?? 0) + 1
    }
    finished += 1
    if (finished === Math.floor(count / 2)) report.heapHalfway = heap()
  })
await queue.onIdle()
report.heapAtEnd = heap()
process.send?.(report)
await client.close()
process.disconnect()

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
