import * as v from 'valibot'
import type { Failure } from './failures.ts'
import type { TaskState } from './poll-task.ts'

const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** What is left on an account: services give it as a number or in digits. */
export const balanceSchema = v.looseObject({
  balance: v.pipe(v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]), v.finite()),
})

/**
 * The replies of `createTask` and `getTaskResult`, which several services share: what is not needed isn't looked at,
 * what is documented as absent may be null.
 */
const taskId = v.pipe(
  v.union([v.pipe(v.string(), v.nonEmpty()), v.number()]),
  v.transform((id) => String(id)),
)

export const taskReplySchema = v.looseObject({
  status: v.nullish(v.string()),
  taskId: v.nullish(taskId),
  solution: v.nullish(v.looseObject({ text: v.nullish(v.string()), confidence: v.nullish(score) })),
})

export type TaskReply = v.InferOutput<typeof taskReplySchema>

const failureSchema = v.looseObject({
  errorId: v.optional(v.number()),
  errorCode: v.optional(v.nullish(v.string())),
  errorDescription: v.optional(v.nullish(v.string())),
  status: v.optional(v.nullish(v.string())),
  taskId: v.optional(v.nullish(taskId)),
})

/** A failure is a reply with an `errorId`, or one that says so in its `status`. */
export function findTaskFailure(body: unknown): Failure | undefined {
  const parsed = v.safeParse(failureSchema, body)
  if (!parsed.success) return undefined
  const { errorId = 0, errorCode, errorDescription, status } = parsed.output
  const failed = status === 'failed' || status === 'fail'
  if (errorId === 0 && !failed) return undefined
  return {
    code: errorCode || (failed ? 'ERROR_CAPTCHA_SOLVE_FAILED' : 'ERROR_UNKNOWN'),
    description: errorDescription ?? '',
    taskId: parsed.output.taskId ?? undefined,
  }
}

/** The reply to `createTask`: a result, or a task to ask for. */
export const createReplySchema = v.pipe(
  taskReplySchema,
  v.check(
    (reply) => readTaskState(reply).done || reply.taskId != null,
    'neither a result nor a taskId is there',
  ),
)

/** Whether a task is done: by what is there, never by the type of the task. */
export function readTaskState(reply: TaskReply): TaskState<TaskReply> {
  const hasText = reply.solution?.text != null
  if (reply.status === 'ready' || (hasText && reply.status == null)) return { done: true, result: reply }
  return { done: false, state: reply.status ?? 'no status' }
}
