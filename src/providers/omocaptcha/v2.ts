import type { FailureTable } from '../service/failures.ts'
import { pollTask } from '../service/poll-task.ts'
import {
  createReplySchema,
  findTaskFailure,
  readTaskState,
  taskReplySchema,
} from '../service/task-protocol.ts'
import type { Generation } from './generation.ts'

/** The codes of the protocol that the second generation speaks. The service publishes no list of its own. */
const failures: FailureTable = {
  ERROR_KEY_DOES_NOT_EXIST: { kind: 'permanent', meaning: 'the key does not exist' },
  ERROR_KEY_DENIED_ACCESS: { kind: 'permanent', meaning: 'the key was refused' },
  ERROR_ZERO_BALANCE: { kind: 'permanent', meaning: 'the account has no funds' },
  ERROR_IP_BANNED: { kind: 'permanent', meaning: 'this address is banned' },
  ERROR_RATE_LIMIT: { kind: 'transient', meaning: 'too many requests', unprocessed: true },
  ERROR_NO_SLOT_AVAILABLE: { kind: 'transient', meaning: 'the service is busy', unprocessed: true },
  ERROR_TASK_TIMEOUT: { kind: 'transient', meaning: 'the service took too long' },
  ERROR_CAPTCHA_UNSOLVABLE: { kind: 'image', meaning: 'the image can not be read' },
  ERROR_CAPTCHA_SOLVE_FAILED: { kind: 'image', meaning: 'the image was not read' },
  ERROR_TASKID_INVALID: { kind: 'image', meaning: 'the task is unknown or expired' },
  ERROR_TASK_NOT_FOUND: { kind: 'image', meaning: 'the task is unknown or expired' },
  ERROR_INVALID_TASK_DATA: { kind: 'request', meaning: 'the fields of the task are wrong' },
  ERROR_TASK_NOT_SUPPORTED: { kind: 'request', meaning: 'this task or module is not supported' },
}

/** The generation that public clients of the service use. */
export const omocaptchaV2: Generation = {
  baseUrl: 'https://api.omocaptcha.com/v2',
  keyField: 'clientKey',
  failures,
  findFailure: findTaskFailure,
  async solve(call, { image, settings, endpoint, poll }) {
    const module = settings.module === undefined ? {} : { module: settings.module }
    const created = await call.post({
      url: endpoint('/createTask'),
      body: { clientKey: call.key, task: { type: 'ImageToTextTask', imageBase64: image, ...module } },
      schema: createReplySchema,
      repeatable: false,
    })
    const state = readTaskState(created)
    const taskId = created.taskId ?? ''
    const ask = { url: endpoint('/getTaskResult'), body: { clientKey: call.key, taskId } }
    const { solution } = state.done
      ? created
      : await pollTask(call, { ...poll, taskId }, async () =>
          readTaskState(await call.post({ ...ask, schema: taskReplySchema, repeatable: true })),
        )
    return { text: solution?.text ?? '', id: created.taskId ?? undefined }
  },
}
