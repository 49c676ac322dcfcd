import { ProviderError } from '../../errors/index.ts'
import { log } from '../../log/log.ts'
import { redact } from '../../log/redact.ts'
import { pause } from '../../shared/abort.ts'
import type { ServiceCall } from './service.ts'

/** What asking for a task gave: its result, or the state it is in. */
export type TaskState<Result> = { done: true; result: Result } | { done: false; state: string }

export interface PollTaskOptions {
  provider: string
  taskId: string
  /** Milliseconds before each asking: services count asking too often as abuse. */
  interval: number
  /** How often is asked at most. */
  limit: number
}

/**
 * Asks for the result of a task until it is there. The call's deadline ends it as well; its error then says in which
 * state the task was.
 *
 * @throws {ProviderError} with code `TASK_NEVER_READY` after `limit` times.
 */
export async function pollTask<Result>(
  call: ServiceCall,
  { provider, taskId, interval, limit }: PollTaskOptions,
  ask: () => Promise<TaskState<Result>>,
): Promise<Result> {
  call.progress.taskId = taskId
  call.progress.waitingFor = `task ${taskId}, which was not asked for yet`
  for (let asked = 1; asked <= limit; asked++) {
    await pause(interval, call.signal)
    const answer = await ask()
    if (answer.done) return answer.result
    log('provider', () => `${provider}: task ${taskId} is "${answer.state}"`)
    call.progress.waitingFor = `task ${taskId}, "${redact(answer.state, call.secrets)}" when asked for the ${asked}. time`
  }
  throw new ProviderError(
    `${provider} was asked ${limit} times: still waiting for ${call.progress.waitingFor}.`,
    {
      provider,
      kind: 'transient',
      code: 'TASK_NEVER_READY',
      taskId,
    },
  )
}
