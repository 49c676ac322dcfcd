import * as v from 'valibot'
import type { Failure, FailureTable } from './failures.ts'
import { type PollTaskOptions, pollTask, type TaskState } from './poll-task.ts'
import type { ServiceCall } from './service.ts'

/*
 * The protocol of `createTask` and `getTaskResult`, which several services share. The schemas check only the fields that
 * are used, and fields documented as absent may be null.
 */

const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** Some services number their tasks, and take the number back as a number only. */
const taskId = v.union([v.pipe(v.string(), v.nonEmpty()), v.number()])

export type TaskId = v.InferOutput<typeof taskId>

/** What a reading cost: a number, or a string of digits. A reading that is paid for is not lost to a strange one. */
export const cost = v.fallback(
  v.nullish(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]),
      v.finite(),
      v.minValue(0),
    ),
  ),
  undefined,
)

export const taskReplySchema = v.looseObject({
  status: v.nullish(v.string()),
  taskId: v.nullish(taskId),
  solution: v.nullish(v.looseObject({ text: v.nullish(v.string()), confidence: v.nullish(score) })),
  cost,
})

export type TaskReply = v.InferOutput<typeof taskReplySchema>

/** The reply to `createTask`: a result, or a task to poll. */
const createReplySchema = v.pipe(
  taskReplySchema,
  v.check((reply) => readTaskState(reply).done || reply.taskId != null, 'a result or a taskId'),
)

/** What is left on an account: a number, or a string of digits. */
const balanceSchema = v.looseObject({
  balance: v.pipe(v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]), v.finite()),
})

const failureSchema = v.looseObject({
  errorId: v.optional(v.number()),
  errorCode: v.optional(v.nullish(v.string())),
  errorDescription: v.optional(v.nullish(v.string())),
  status: v.optional(v.nullish(v.string())),
  taskId: v.optional(v.nullish(taskId)),
})

/** The error codes that the services which speak the protocol have in common. */
export const taskFailures: FailureTable = {
  ERROR_KEY_DOES_NOT_EXIST: { kind: 'permanent', meaning: 'the key does not exist' },
  ERROR_KEY_DENIED_ACCESS: { kind: 'permanent', meaning: 'the key was refused' },
  ERROR_ZERO_BALANCE: { kind: 'permanent', meaning: 'the account has no funds' },
  ERROR_IP_BANNED: { kind: 'permanent', meaning: 'this IP address is banned' },

  ERROR_RATE_LIMIT: { kind: 'transient', meaning: 'too many requests', unprocessed: true },
  ERROR_TASK_TIMEOUT: { kind: 'transient', meaning: 'the service took too long' },

  ERROR_CAPTCHA_UNSOLVABLE: { kind: 'image', meaning: 'the image cannot be read' },
  ERROR_CAPTCHA_SOLVE_FAILED: { kind: 'image', meaning: 'the image was not read' },
  // The service issues task ids, so a lost one is no fault of the request: a fresh image creates a fresh task.
  ERROR_TASKID_INVALID: { kind: 'image', meaning: 'the task is unknown or expired' },
  ERROR_TASK_NOT_FOUND: { kind: 'image', meaning: 'the task is unknown or expired' },

  ERROR_INVALID_TASK_DATA: { kind: 'request', meaning: 'the fields of the task are wrong' },
  ERROR_TASK_NOT_SUPPORTED: { kind: 'request', meaning: 'this task or module is not supported' },
}

/** A failure is a reply with an `errorId`, or one whose `status` says so. */
export function findTaskFailure(body: unknown): Failure | undefined {
  const parsed = v.safeParse(failureSchema, body)
  if (!parsed.success) return undefined
  const { errorId = 0, errorCode, errorDescription, status, taskId } = parsed.output
  const failed = status === 'failed' || status === 'fail'
  // Some servers say with an error code that a task is not done yet.
  if ((errorId === 0 && !failed) || errorCode === 'CAPTCHA_NOT_READY') return undefined
  return {
    code: errorCode || (failed ? 'ERROR_CAPTCHA_SOLVE_FAILED' : 'ERROR_UNKNOWN'),
    description: errorDescription ?? '',
    taskId: taskId == null ? undefined : String(taskId),
  }
}

/** Whether a task is done: judged by the fields of the reply, never by the type of the task. */
export function readTaskState(reply: TaskReply): TaskState<TaskReply> {
  const hasText = reply.solution?.text != null
  if (reply.status === 'ready' || (hasText && reply.status == null)) return { done: true, result: reply }
  return { done: false, state: reply.status ?? 'no status' }
}

export interface Task {
  endpoint: (path: string) => URL
  /** The fields of the task itself. */
  task: object
  /** Fields beside the task, such as the id of an application. */
  fields?: object
  poll: Omit<PollTaskOptions, 'taskId'>
  /** Waits for the result to arrive some other way before polling for it. */
  receive?: ((taskId: TaskId) => Promise<TaskReply | undefined>) | undefined
}

/** Creates a task and waits for its result, which may be in the first reply. */
export async function solveTask(
  call: ServiceCall,
  { endpoint, task, fields, poll, receive }: Task,
): Promise<TaskReply> {
  const clientKey = call.key
  const created = await call.send({
    url: endpoint('/createTask'),
    body: { clientKey, ...fields, task },
    schema: createReplySchema,
    repeatable: false,
  })
  if (readTaskState(created).done) return created
  const taskId = created.taskId as TaskId
  const received = await receive?.(taskId)
  if (received) return received
  const ask = { url: endpoint('/getTaskResult'), body: { clientKey, taskId } }
  const result = await pollTask(call, { ...poll, taskId: String(taskId) }, async () =>
    readTaskState(await call.send({ ...ask, schema: taskReplySchema, repeatable: true })),
  )
  return { ...result, taskId }
}

/** Asks what is left on the account of `call`, whose key the service expects in the field `keyField`. */
export async function readBalance(
  call: ServiceCall,
  endpoint: Task['endpoint'],
  keyField = 'clientKey',
): Promise<number> {
  const ask = { url: endpoint('/getBalance'), body: { [keyField]: call.key } }
  return (await call.send({ ...ask, schema: balanceSchema, repeatable: true })).balance
}
