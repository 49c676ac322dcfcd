import * as v from 'valibot'
import type { Failure, FailureTable } from '../service/failures.ts'
import { taskFailures } from '../service/task-protocol.ts'

/** The first generation returns words instead of codes, so these are ours. */
export const wordCodes = ['JOB_FAILED', 'REQUEST_REFUSED'] as const

/** What `REQUEST_REFUSED` means depends on the words, so it is not in the table. */
export const wordFailures: FailureTable = {
  JOB_FAILED: { kind: 'image', meaning: 'the image was not read' },
}

/** The error codes of the second generation: the protocol's. The service publishes no list. */
export const omocaptchaFailures: FailureTable = {
  ...taskFailures,
  ERROR_NO_SLOT_AVAILABLE: { kind: 'transient', meaning: 'the service is busy', unprocessed: true },
}

const wordFailureSchema = v.looseObject({
  error: v.optional(v.boolean()),
  success: v.optional(v.boolean()),
  status: v.optional(v.nullish(v.string())),
  message: v.optional(v.nullish(v.string())),
})

/** Some servers say `success: false` where others say `error: true`; a job can fail with neither. */
export function findWordFailure(body: unknown): Failure | undefined {
  const parsed = v.safeParse(wordFailureSchema, body)
  if (!parsed.success) return undefined
  const { error, success, status, message } = parsed.output
  const failed = (code: (typeof wordCodes)[number]): Failure => ({ code, description: message ?? '' })
  if (status === 'fail' || status === 'failed') return failed('JOB_FAILED')
  return error === true || success === false ? failed('REQUEST_REFUSED') : undefined
}
