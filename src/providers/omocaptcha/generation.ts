import type { Failure, FailureTable } from '../service/failures.ts'
import type { PollTaskOptions } from '../service/poll-task.ts'
import type { ServiceCall } from '../service/service.ts'

/** What differs between the two generations of the service. */
export interface Generation {
  readonly baseUrl: string
  /** Under which name the key is sent. */
  readonly keyField: string
  readonly failures: FailureTable
  findFailure(body: unknown): Failure | undefined
  /** Creates the task and waits for what it read, which may be empty. */
  solve(call: ServiceCall, task: GenerationTask): Promise<{ text: string; id: string | undefined }>
}

export interface GenerationTask {
  /** In base64, without line breaks. */
  image: string
  settings: { typeJobId: string; module?: string | undefined }
  endpoint: (path: string) => URL
  poll: Omit<PollTaskOptions, 'taskId'>
}
