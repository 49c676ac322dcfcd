import * as v from 'valibot'
import type { Failure } from '../service/failures.ts'
import { cost } from '../service/task-protocol.ts'

/** What `res.php` says, in place of a text, while nobody has read the image. The spelling is the services'. */
export const NOT_READY = 'CAPCHA_NOT_READY'

const status = v.pipe(v.picklist([0, 1, '0', '1']), v.transform(Number))

/** A text, or a number from servers that write digits so. */
const value = v.pipe(v.union([v.string(), v.number()]), v.transform(String))

/** Every reply: success or failure, and what was asked for, or a code. */
export const inPhpReplySchema = v.looseObject({ status, request: value, price: cost })

/** The reply of `in.php`: the id of a task. */
export const createdSchema = v.looseObject({ status, request: v.pipe(value, v.nonEmpty()) })

export const inPhpBalanceSchema = v.looseObject({
  request: v.pipe(value, v.decimal(), v.transform(Number), v.finite()),
})

const failureSchema = v.looseObject({ status, request: value, error_text: v.optional(v.nullish(v.string())) })

/** A failure is a reply whose status is 0, unless it says that the task is not read yet. */
export function findInPhpFailure(body: unknown): Failure | undefined {
  const parsed = v.safeParse(failureSchema, body)
  if (!parsed.success) return undefined
  const { status, request, error_text } = parsed.output
  if (status === 1 || request === NOT_READY) return undefined
  return { code: request || 'ERROR_UNKNOWN', description: error_text ?? '' }
}

/** Understands the replies of servers that don't know `json=1`: `OK|text`, `OK|text|price` and bare codes. */
export function parseInPhpText(text: string): unknown {
  const line = text.trim()
  const good = /^OK\|(.*?)(?:\|(\d+\.\d+))?$/s.exec(line)
  if (good) return { status: 1, request: good[1], price: good[2] }
  if (line === 'OK_REPORT_RECORDED') return { status: 1, request: line }
  return /^[A-Z]+(_[A-Z]+)+$|^ERROR: \d+$/.test(line) ? { status: 0, request: line } : undefined
}
