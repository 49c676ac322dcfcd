import { randomUUID } from 'node:crypto'
import { ImageCaptchaError } from '../../errors/index.ts'
import type { RedisClient } from '../../redis/connect.ts'
import { withDeadline } from '../../shared/abort.ts'
import { defined } from '../../shared/defined.ts'
import type { ReadingQueue } from '../asking/reading-queue.ts'
import type { ChainMember } from '../chain.ts'
import { ownError } from '../own-codes.ts'
import type { ProviderAnswer, Reading } from '../provider.ts'
import { keysInEnvironment } from '../registry.ts'
import { claimJob, releaseJob } from './claim-job.ts'
import { JOB_VERSION, parseReadJob, type ReadJob, toReadingId, toRequest } from './job.ts'
import { type Outcome, toWireError } from './outcome.ts'

/** Milliseconds that an outcome waits for a client that has gone. */
const OUTCOME_KEPT = 10 * 60_000
/** The score that counts as sure where the client names none: the solver's default. */
const DEFAULT_MIN_SCORE = 0.8

/** A job that is done with, for the log and the metrics. */
export interface FinishedJob {
  name: 'read' | 'report'
  /** `ok`, `expired`, or the code of an error. */
  outcome: string
  /** Name of the provider that read the image. */
  provider?: string
  /** Milliseconds. */
  ms: number
}

/** The worker was told to stop, and its time is up. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

export interface Desk {
  client: RedisClient
  providers: readonly ChainMember[]
  /** Whether the provider that is asked first is free. */
  isFirstFree: boolean
  queue: ReadingQueue
  /** Aborted with a `StoppedError` when reading has to end. */
  stopping: AbortSignal
}

/**
 * Reads the image of a job, and sends the outcome to its client.
 *
 * @returns what to log.
 * @throws {StoppedError} if reading was stopped before the image was sent anywhere: another worker may take it.
 */
export async function answerJob(
  desk: Desk,
  { id, key, data }: { id: string; key: string; data: unknown },
): Promise<Pick<FinishedJob, 'outcome' | 'provider'>> {
  const parsed = parseReadJob(data)
  if (!('job' in parsed)) {
    const { replyTo, problem } = parsed
    const advice = 'Update the workers before their clients: a worker reads the jobs of older versions.'
    const error = ownError('JOB_NOT_UNDERSTOOD', `bullmq: ${problem}. ${advice}`, { provider: 'bullmq' })
    if (replyTo !== undefined) await sendError(desk.client, replyTo, id, error)
    return { outcome: error.code }
  }
  const { job } = parsed
  if (Date.now() >= job.deadline) return { outcome: 'expired' }
  try {
    const reading = await read(desk, job, key)
    const { text, score, cost, provider } = reading
    const sent = defined({ text, score, cost, id: toReadingId(reading) })
    await send(desk.client, job.replyTo, { v: JOB_VERSION, id, reading: sent })
    return { outcome: 'ok', provider }
  } catch (error) {
    if (error instanceof StoppedError) throw error
    await sendError(desk.client, job.replyTo, id, error)
    return { outcome: error instanceof ImageCaptchaError ? error.code : 'WORKER_FAILED' }
  }
}

async function read(desk: Desk, job: ReadJob, key: string): Promise<Reading> {
  const owner = randomUUID()
  let claimed: Promise<void> | undefined
  let isSent = false
  const claim = () => {
    claimed ??= claimJob(desk.client, key, owner)
    return claimed
  }
  const beforePaid = async () => {
    await claim()
    isSent = true
  }
  // While the job waits in hand for its turn, so that the provider need not wait for Redis then.
  if (!desk.isFirstFree) claim().catch(() => undefined)
  const late = () =>
    ownError('READ_TIMEOUT', 'bullmq: the worker had no answer in time.', { provider: 'bullmq' })
  const ask = (signal: AbortSignal) => {
    const { minScore = DEFAULT_MIN_SCORE, ...request } = toRequest(job)
    return desk.queue.ask(desk.providers, { ...request, signal }, minScore, beforePaid)
  }
  try {
    const { reading, answers } = await withDeadline(job.deadline - Date.now(), desk.stopping, late, ask)
    return reading ?? bestOf(answers)
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error
    if (!isSent) {
      await releaseJob(desk.client, key, owner)
      throw error
    }
    const message = 'bullmq: the worker was stopped while a service read the image. It may have been charged.'
    throw ownError('WORKER_LOST', message, { provider: 'bullmq' })
  }
}

/** The reading with the highest score, for the client to judge, or else the last error. */
function bestOf(answers: readonly ProviderAnswer[]): Reading {
  const readings = answers.flatMap(({ reading }) => reading ?? [])
  const [best] = readings.sort((one, other) => (other.score ?? 1) - (one.score ?? 1))
  if (best) return best
  throw answers.at(-1)?.error
}

export async function sendError(
  client: RedisClient,
  replyTo: string,
  id: string,
  error: unknown,
): Promise<void> {
  await send(client, replyTo, { v: JOB_VERSION, id, error: toWireError(error, keysInEnvironment()) })
}

/** Sends before the job is removed, so that one of the two is always there. */
async function send({ redis }: RedisClient, replyTo: string, outcome: Outcome): Promise<void> {
  await redis.eval(SEND, 1, replyTo, JSON.stringify(outcome), OUTCOME_KEPT)
}

/** One command, so that no outcome stays for ever where its client has gone. Sent again, it is ignored by the client. */
const SEND = `
redis.call('xadd', KEYS[1], '*', 'outcome', ARGV[1])
redis.call('pexpire', KEYS[1], ARGV[2])
`
