import * as v from 'valibot'
import {
  BudgetExceededError,
  ImageCaptchaError,
  InvalidOptionError,
  ProviderError,
} from '../../errors/index.ts'
import { redact } from '../../log/redact.ts'
import { defined } from '../../shared/defined.ts'
import { ownError } from '../own-codes.ts'
import type { Reading } from '../provider.ts'
import { JOB_VERSION } from './job.ts'

const readingSchema = v.looseObject({
  text: v.string(),
  score: v.optional(v.number()),
  id: v.optional(v.string()),
  cost: v.optional(v.number()),
})

const providerErrorSchema = v.looseObject({
  type: v.literal('provider'),
  message: v.string(),
  provider: v.string(),
  code: v.string(),
  kind: v.picklist(['permanent', 'transient', 'image', 'request']),
  status: v.optional(v.number()),
  taskId: v.optional(v.string()),
  retryAfter: v.optional(v.number()),
  excerpt: v.optional(v.string()),
})

const budgetErrorSchema = v.looseObject({
  type: v.literal('budget'),
  limit: v.picklist(['requests', 'cost']),
  allowed: v.number(),
  spent: v.number(),
  provider: v.string(),
})

const outcomeSchema = v.looseObject({
  v: v.literal(JOB_VERSION),
  /** Of the job. */
  id: v.string(),
  reading: v.optional(readingSchema),
  error: v.optional(v.variant('type', [providerErrorSchema, budgetErrorSchema])),
})

/** What became of a job, as it travels back to its client. */
export type Outcome = v.InferOutput<typeof outcomeSchema>
type WireError = NonNullable<Outcome['error']>

export function parseOutcome(text: string): Outcome | undefined {
  try {
    const parsed = v.safeParse(outcomeSchema, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * Takes from an error what may leave the machine.
 *
 * @param secrets - the keys of this machine. The provider has masked its own before.
 */
export function toWireError(error: unknown, secrets: readonly string[]): WireError {
  if (error instanceof BudgetExceededError) {
    const { limit, allowed, spent, provider } = error
    return { type: 'budget', limit, allowed, spent, provider }
  }
  const clean = (text: string) => redact(text, secrets)
  const { summary, provider, code, kind, ...rest } = toProviderError(error)
  const { status, taskId, retryAfter, excerpt } = rest
  return {
    type: 'provider',
    message: clean(summary),
    provider,
    code,
    kind,
    ...defined({ status, taskId, retryAfter, excerpt: excerpt && clean(excerpt) }),
  }
}

function toProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  const isOurs = error instanceof ImageCaptchaError
  const what = isOurs ? error.summary : error instanceof Error ? error.message : String(error)
  const message = `the worker could not ask its providers: ${what}`
  // A mistake in the worker's options is there for every image.
  const kind = error instanceof InvalidOptionError ? 'permanent' : 'transient'
  return new ProviderError(message, { provider: 'bullmq', code: isOurs ? error.code : 'WORKER_FAILED', kind })
}

/**
 * Returns the reading of an outcome as the client's.
 *
 * @throws {ProviderError | BudgetExceededError} the worker's.
 */
export function toReading({ reading, error }: Outcome): Reading {
  if (reading) {
    const { text, score, id, cost } = reading
    return defined({ text, score, id, cost, provider: 'bullmq' })
  }
  if (error?.type === 'budget')
    throw new BudgetExceededError(error.limit, error.allowed, error.spent, error.provider)
  if (error) throw new ProviderError(error.message, error)
  throw ownError('WORKER_FAILED', 'bullmq: the worker returned neither a reading nor an error.', {
    provider: 'bullmq',
  })
}
