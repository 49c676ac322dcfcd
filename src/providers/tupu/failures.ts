import * as v from 'valibot'
import type { Failure, FailureTable } from '../service/failures.ts'

/** The service documents one code, 0 for success. Others are classified by their words and the HTTP status. */
export const tupuFailures: FailureTable = {}

const failureSchema = v.looseObject({
  code: v.union([v.number(), v.pipe(v.string(), v.nonEmpty())]),
  message: v.optional(v.nullish(v.string())),
})

export function findTupuFailure(body: unknown): Failure | undefined {
  const parsed = v.safeParse(failureSchema, body)
  if (!parsed.success || String(parsed.output.code) === '0') return undefined
  return { code: `TUPU_${parsed.output.code}`, description: parsed.output.message ?? '' }
}
