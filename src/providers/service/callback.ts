import * as v from 'valibot'
import { ProviderError } from '../../errors/index.ts'
import { abortable, pause } from '../../shared/abort.ts'
import type { CallbackReceiver, ExpectedCallback } from './callback-receiver.ts'
import { classifyFailure } from './failures.ts'
import { baseUrl } from './options.ts'
import type { Service, ServiceCall } from './service.ts'
import { readTaskState, type TaskReply, taskReplySchema } from './task-protocol.ts'

/** Where results are received that a service posts. */
export const callbackSchema = v.strictObject({
  /**
   * Address that the service can reach and that leads to `host` and `port`, for example a tunnel's.
   *
   * @default http://host:port, for services on this machine
   */
  url: v.optional(baseUrl),
  /**
   * Address of this machine that is listened on.
   *
   * @default '127.0.0.1'
   */
  host: v.optional(v.string(), '127.0.0.1'),
  /**
   * Port that is listened on, only while a result is waited for.
   *
   * @default 0: any free one
   */
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)), 0),
  /**
   * Milliseconds a result is waited for before it is asked for instead.
   *
   * @default 20000
   */
  wait: v.optional(v.pipe(v.number(), v.minValue(0)), 20_000),
})

/** @throws {ProviderError} with code `CALLBACK_UNAVAILABLE` when nothing can listen there. Nothing was sent then. */
export async function expectCallback(
  receiver: CallbackReceiver,
  provider: string,
): Promise<ExpectedCallback> {
  try {
    return await receiver.expect()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ProviderError(
      `${provider} can't receive results at \`callback.host\` and \`callback.port\`: ${reason}.`,
      {
        provider,
        kind: 'request',
        code: 'CALLBACK_UNAVAILABLE',
        cause,
      },
    )
  }
}

/**
 * Waits for the result that the service posts. Gives nothing when none came in time, or when what came is no result
 * of this task: it is asked for then.
 *
 * @throws {ProviderError} when the service posted that the task failed.
 */
export async function awaitCallback(
  service: Service,
  call: ServiceCall,
  expected: ExpectedCallback,
  taskId: string,
  wait = 0,
): Promise<TaskReply | undefined> {
  call.progress.taskId = taskId
  call.progress.waitingFor = `task ${taskId} to be posted to the callback address`
  const patience = new AbortController()
  const body = await abortable(
    Promise.race([expected.received, pause(wait, patience.signal).catch(() => undefined)]),
    call.signal,
  ).finally(() => patience.abort())
  const failure = service.findFailure(body)
  const parsed = v.safeParse(taskReplySchema, body)
  if (!parsed.success || (parsed.output.taskId != null && parsed.output.taskId !== taskId)) return undefined
  if (failure) {
    const { kind, meaning } = classifyFailure(service.failures, failure, 200)
    throw new ProviderError(`${service.provider} posted ${failure.code} for task ${taskId}, ${meaning}.`, {
      provider: service.provider,
      kind,
      code: failure.code,
      taskId,
    })
  }
  return readTaskState(parsed.output).done ? { ...parsed.output, taskId } : undefined
}
