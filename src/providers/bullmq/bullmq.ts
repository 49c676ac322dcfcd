import { ImageCaptchaError, type ProviderError } from '../../errors/index.ts'
import { redactError } from '../../log/redact.ts'
import { RedisUnusableError } from '../../redis/connect.ts'
import { PackageMissingError } from '../../redis/load.ts'
import { parseConnection } from '../../redis/options.ts'
import { abortable, withDeadline } from '../../shared/abort.ts'
import { parseOptions } from '../../shared/parse-options.ts'
import { ownError } from '../own-codes.ts'
import type { Provider } from '../provider.ts'
import { SERVICE_CONCURRENCY } from '../service/options.ts'
import { toReadJob, toReportJob } from './job.ts'
import { type BullmqOptions, bullmqOptions } from './options.ts'
import { toReading } from './outcome.ts'
import { openPool, type Pool } from './pool.ts'

/** What `bullmq()` returns. */
export type BullmqProvider = Provider & Required<Pick<Provider, 'warmUp' | 'report' | 'close'>>

/**
 * Has images read by the workers of a fleet (`npx solve-image-captchas work`), through a BullMQ queue in a Redis. The keys of
 * services and the budget are theirs: this process needs neither. Needs the packages `bullmq` and `ioredis`, and connects when
 * the first image is read.
 *
 * An image whose signal is aborted is taken off the queue, unless a worker has it by then. It is gone from Redis once it has
 * an outcome. Reports travel to a worker too.
 *
 * `read` rejects with the error of the worker's provider, with its own code and kind, or with a `ProviderError`:
 * `PACKAGE_MISSING`, `PROVIDER_UNREACHABLE` or `REDIS_DENIED` (no connection), `QUEUE_FULL`, `READ_TIMEOUT`, `WORKER_LOST`,
 * `JOB_LOST`, `JOB_NOT_UNDERSTOOD` or `PROVIDER_CLOSED`. A fleet whose budget is spent is a `BudgetExceededError`.
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example bullmq({ connection: 'redis://127.0.0.1:6379' })
 */
export function bullmq(options: BullmqOptions): BullmqProvider {
  const { connection, queue, timeout, maxWaiting } = parseOptions(bullmqOptions, options, 'bullmq()')
  const address = parseConnection(connection, 'bullmq()')
  let opening: Promise<Pool> | undefined
  let closed = false

  async function open(): Promise<Pool> {
    if (closed) throw fail('PROVIDER_CLOSED', 'is closed; make a new one with bullmq().')
    opening ??= openPool(address, queue, maxWaiting)
    try {
      return await opening
    } catch (error) {
      opening = undefined
      throw explain(error)
    }
  }

  return {
    name: 'bullmq',
    concurrency: SERVICE_CONCURRENCY,
    async read(request) {
      let waitingFor = `for a connection to ${address.label}`
      let pool: Pool | undefined
      const late = () => timeoutError(waitingFor, pool?.problem)
      return withDeadline(timeout, request.signal, late, async (signal) => {
        const deadline = Date.now() + timeout
        pool = await abortable(open(), signal)
        const onStage = (stage: string) => {
          waitingFor = stage
        }
        const toJob = (replyTo: string) => toReadJob(request, replyTo, deadline)
        const outcome = await pool.read(toJob, signal, onStage).catch((error: unknown) => {
          throw signal.aborted ? error : explain(error)
        })
        return toReading(outcome)
      })
    },
    async warmUp() {
      if (!closed) await open()
    },
    async report(reading, verdict, signal) {
      const job = toReportJob(reading, verdict)
      // A reading without an id is one that no service takes reports of.
      if (!job) return
      const late = () => timeoutError('for Redis to take a report', undefined)
      await withDeadline(timeout, signal, late, async (until) => {
        const pool = await abortable(open(), until)
        await pool.report(job, until).catch((error: unknown) => {
          throw until.aborted ? error : explain(error)
        })
      })
    },
    async close() {
      closed = true
      const pool = await opening?.catch(() => undefined)
      await pool?.close()
    },
  }

  function timeoutError(waitingFor: string, problem: string | undefined): ProviderError {
    const where = `in the queue "${queue}" at ${address.label}`
    if (problem !== undefined)
      return fail('PROVIDER_UNREACHABLE', `has no connection to ${address.label}: ${problem}`)
    if (waitingFor.startsWith('for room'))
      return fail('QUEUE_FULL', `waited ${timeout} ms ${waitingFor} ${where}. Start more workers.`)
    const advice = 'Does a worker run? npx solve-image-captchas work --redis … starts one.'
    return fail('READ_TIMEOUT', `waited ${timeout} ms ${waitingFor}, ${where}. ${advice}`)
  }

  /** Makes an error of this package of what Redis or BullMQ says. */
  function explain(error: unknown): unknown {
    if (error instanceof ImageCaptchaError) return error
    if (error instanceof PackageMissingError) return fail('PACKAGE_MISSING', `${error.message}.`, error)
    if (error instanceof RedisUnusableError)
      return fail(error.isDenied ? 'REDIS_DENIED' : 'PROVIDER_UNREACHABLE', `: ${error.message}.`, error)
    const cause = redactError(error, address.secrets)
    const isFull = cause.message.startsWith('OOM')
    const what = isFull
      ? `: the memory of Redis at ${address.label} is full. Give it more, or start more workers.`
      : `: Redis at ${address.label} could not do its part: ${cause.message}`
    return fail(isFull ? 'QUEUE_FULL' : 'REDIS_FAILED', what, cause)
  }
}

function fail(code: Parameters<typeof ownError>[0], what: string, cause?: unknown): ProviderError {
  const message = `bullmq${what.startsWith(':') ? '' : ' '}${what}`
  return ownError(code, message, { provider: 'bullmq', cause })
}
