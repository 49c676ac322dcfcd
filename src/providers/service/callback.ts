import * as v from 'valibot'
import { ProviderError } from '../../errors/index.ts'
import { abortable, pause } from '../../shared/abort.ts'
import { firstLine } from '../../shared/format.ts'
import { ownError } from '../own-codes.ts'
import type { CallbackReceiver, ExpectedCallback } from './callback-receiver.ts'
import { classifyFailure } from './failures.ts'
import { baseUrl } from './options.ts'
import type { Service, ServiceCall } from './service.ts'
import { readTaskState, type TaskId, type TaskReply, taskReplySchema } from './task-protocol.ts'

/** Where to receive the results that a service posts. */
export interface CallbackOptions {
  /**
   * Address that the service can reach and that leads to `host` and `port`, for example of a tunnel.
   *
   * @default http://host:port, for services on this machine
   */
  url?: string | undefined
  /**
   * Address of this machine to listen on.
   *
   * @default '127.0.0.1'
   */
  host?: string | undefined
  /**
   * Port to listen on, only while a result is expected.
   *
   * @default 0: any free one
   */
  port?: number | undefined
  /**
   * Milliseconds to wait for a result before polling for it instead.
   *
   * @default 20000
   */
  wait?: number | undefined
}

export const callbackSchema = v.strictObject({
  url: v.optional(baseUrl),
  host: v.optional(v.string(), '127.0.0.1'),
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)), 0),
  wait: v.optional(v.pipe(v.number(), v.minValue(0)), 20_000),
})

/** @throws {ProviderError} with code `CALLBACK_UNAVAILABLE` if nothing can listen there, before anything is sent. */
export async function expectCallback(
  receiver: CallbackReceiver,
  provider: string,
): Promise<ExpectedCallback> {
  try {
    return await receiver.expect()
  } catch (cause) {
    const reason = firstLine(cause)
    throw ownError(
      'CALLBACK_UNAVAILABLE',
      `${provider} can't receive results at \`callback.host\` and \`callback.port\`: ${reason}.`,
      { provider, cause },
    )
  }
}

/**
 * Waits for the service to post the result.
 *
 * @returns undefined if none came in time, or what came is not a result of this task. The caller polls then.
 * @throws {ProviderError} if the service posted that the task failed.
 */
export async function awaitCallback(
  service: Service,
  call: ServiceCall,
  expected: ExpectedCallback,
  taskId: TaskId,
  wait = 0,
): Promise<TaskReply | undefined> {
  call.progress.taskId = String(taskId)
  call.progress.waitingFor = `task ${taskId} to be posted to the callback address`
  const waiting = new AbortController()
  const body = await abortable(
    Promise.race([expected.received, pause(wait, waiting.signal).catch(() => undefined)]),
    call.signal,
  ).finally(() => waiting.abort())
  const failure = service.findFailure(body)
  const parsed = v.safeParse(taskReplySchema, body)
  const isOther = (id: TaskId | null | undefined) => id != null && String(id) !== String(taskId)
  if (!parsed.success || isOther(parsed.output.taskId)) return undefined
  if (failure) {
    const { kind, meaning } = classifyFailure(service.failures, failure, 200)
    throw new ProviderError(`${service.provider} posted ${failure.code} for task ${taskId}, ${meaning}.`, {
      provider: service.provider,
      kind,
      code: failure.code,
      taskId: String(taskId),
    })
  }
  return readTaskState(parsed.output).done ? { ...parsed.output, taskId } : undefined
}
