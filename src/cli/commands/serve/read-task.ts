import PQueue from 'p-queue'
import type { Provider, Reading, ReadRequest } from '../../../providers/provider.ts'
import { withDeadline } from '../../../shared/abort.ts'
import { orRefuse, Refusal, retryLater } from '../../http/refusal.ts'

export interface ReadLimits {
  /** Images read at the same time. */
  concurrency: number
  /** Images that may wait in the queue; more are refused. */
  waiting: number
  /** Milliseconds that an image may take, including its time in the queue. */
  timeout: number
}

export interface TaskReader {
  /** The number of images being read, and waiting in the queue. */
  readonly reading: number
  readonly waiting: number
  /** @throws {Refusal} when the image cannot be read, or its score is too low. */
  read(request: ReadRequest, signal: AbortSignal): Promise<Reading>
}

/** Creates a reader that limits how many images a provider reads at the same time. */
export function createTaskReader(
  provider: Provider,
  limits: ReadLimits,
  onRead: (seconds: number) => void,
): TaskReader {
  const queue = new PQueue({ concurrency: limits.concurrency })

  async function readTimed(request: ReadRequest): Promise<Reading> {
    const started = performance.now()
    try {
      return await provider.read(request)
    } finally {
      onRead((performance.now() - started) / 1000)
    }
  }

  return {
    get reading() {
      return queue.pending
    },
    get waiting() {
      return queue.size
    },
    async read(request, signal) {
      if (queue.pending >= limits.concurrency && queue.size >= limits.waiting) {
        const description = `${queue.size} images are already waiting`
        throw new Refusal('ERROR_RATE_LIMIT', description, { headers: retryLater })
      }
      const late = () => new Refusal('ERROR_TASK_TIMEOUT', `not read within ${limits.timeout} ms`)
      const read = (until: AbortSignal) =>
        queue.add(() => readTimed({ ...request, signal: until }), { signal: until })
      const reading = await orRefuse(withDeadline(limits.timeout, signal, late, read))
      assertScore(reading, request)
      return reading
    },
  }
}

function assertScore({ score }: Reading, { minScore = 0 }: ReadRequest): void {
  if (score === undefined || score >= minScore) return
  throw new Refusal('ERROR_CAPTCHA_UNSOLVABLE', `read with score ${score.toFixed(4)}, below ${minScore}`)
}
