import { log } from '../../log/log.ts'
import { redact } from '../../log/redact.ts'
import { pause } from '../../shared/abort.ts'
import { ownError } from '../own-codes.ts'
import type { ServiceCall } from './service.ts'

/** The outcome of a poll: the task's result, or the state it is in. */
export type TaskState<Result> = { done: true; result: Result } | { done: false; state: string }

export interface PollTaskOptions {
  provider: string
  taskId: string
  /** Milliseconds before each poll: services count too many requests as abuse. */
  interval: number
  /** How many polls at most. */
  limit: number
}

/**
 * Polls a task until its result is there. The call's timeout ends it as well; that error says which state the task was in.
 *
 * @throws {ProviderError} with code `TASK_NEVER_READY` after `limit` polls.
 */
export async function pollTask<Result>(
  call: ServiceCall,
  { provider, taskId, interval, limit }: PollTaskOptions,
  ask: () => Promise<TaskState<Result>>,
): Promise<Result> {
  call.progress.taskId = taskId
  call.progress.waitingFor = `task ${taskId}, not polled yet`
  for (let asked = 1; asked <= limit; asked++) {
    await pause(interval, call.signal)
    const answer = await ask()
    if (answer.done) return answer.result
    log('provider', () => `${provider}: task ${taskId} is "${answer.state}"`)
    const state = redact(answer.state, call.secrets)
    call.progress.waitingFor = `task ${taskId}, "${state}" after ${asked} ${asked === 1 ? 'request' : 'requests'}`
  }
  throw ownError(
    'TASK_NEVER_READY',
    `${provider} was polled ${limit} times: still waiting for ${call.progress.waitingFor}.`,
    { provider, taskId },
  )
}
