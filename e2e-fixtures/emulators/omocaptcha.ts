import { randomUUID } from 'node:crypto'
import type { EmulatedService, EmulatorOptions, RunningService } from './emulated-service.ts'
import {
  decodeImage,
  type EmulatedReply,
  type Emulator,
  parseJsonBody,
  Refusal,
  startEmulator,
} from './emulator.ts'

export interface OmocaptchaEmulatorOptions {
  port?: number
  /** Keys that are known. */
  keys?: readonly string[]
  /** What every image shows. */
  text?: string
  /** How many polls find a job `running`. */
  polls?: number
  balance?: number
  /** The words of the first generation: as documented, or as some servers use instead. */
  dialect?: 'error' | 'success'
}

/** Its state, which can be changed while it runs. */
export interface OmocaptchaEmulator extends Emulator {
  text: string
  polls: number
  balance: number
  dialect: 'error' | 'success'
  /** The known jobs. Clear it to lose them. */
  readonly jobs: Map<string, { asked: number }>
}

/** Follows OMOcaptcha's documentation under `/api`, and its second generation under `/v2`. */
export async function startOmocaptchaEmulator(
  options: OmocaptchaEmulatorOptions = {},
): Promise<OmocaptchaEmulator> {
  const { port, keys = ['test-key'], text = 'abcxyz', polls = 0, balance = 10, dialect = 'error' } = options
  const jobs: OmocaptchaEmulator['jobs'] = new Map()
  const state = { text, polls, balance, dialect, jobs }
  let lastJob = 123_455

  const emulator = await startEmulator((request) => {
    const first = request.path.startsWith('/api/')
    const refuse = first ? refuseFirst : refuseSecond
    const body = parseJsonBody(request, (why) => refuse('ERROR_BAD_REQUEST', why))
    const key = first ? body.api_token : body.clientKey
    if (typeof key !== 'string') throw refuse('ERROR_BAD_REQUEST', 'The key is missing')
    if (!keys.includes(key)) throw refuse('ERROR_KEY_DOES_NOT_EXIST', `Invalid token ${key}`)
    const endpoints: Record<string, () => EmulatedReply> = {
      '/api/createJob': () => createJob(body),
      '/api/getJobResult': () => getJobResult(body),
      '/api/getBalance': () => ({ body: { ...flag(true), balance: live.balance.toFixed(5) } }),
      '/v2/createTask': () => createTask(body),
      '/v2/getTaskResult': () => getTaskResult(body),
      '/v2/getBalance': () => ({ body: { errorId: 0, balance: live.balance } }),
    }
    const endpoint = endpoints[request.path]
    if (!endpoint) throw refuse('ERROR_BAD_REQUEST', `There is no ${request.path}`)
    return endpoint()
  }, port)
  const live: OmocaptchaEmulator = Object.assign(emulator, state)

  /** Success or failure, in the words of the dialect. */
  function flag(good: boolean): Record<string, boolean> {
    return live.dialect === 'error' ? { error: !good } : { success: good }
  }

  function refuseFirst(_code: string, message: string): Refusal {
    return new Refusal({ body: { ...flag(false), message } })
  }

  function createJob({ data }: Record<string, unknown>): EmulatedReply {
    const { type_job_id, image_base64, ...rest } = (data ?? {}) as Record<string, unknown>
    if (typeof type_job_id !== 'string') throw refuseFirst('', 'type_job_id is not a string')
    decodeImage(image_base64, (why) => refuseFirst('', why))
    if (Object.keys(rest).length > 0) throw refuseFirst('', `There is no field ${Object.keys(rest)}`)
    if (live.balance <= 0) throw refuseFirst('', 'Balance is not enough')
    lastJob += 1
    jobs.set(String(lastJob), { asked: 0 })
    return { body: { ...flag(true), job_id: lastJob, message: 'Create job success.' } }
  }

  function getJobResult({ job_id }: Record<string, unknown>): EmulatedReply {
    if (typeof job_id !== 'number') throw refuseFirst('', 'job_id is not a number')
    const job = jobs.get(String(job_id))
    if (!job) throw refuseFirst('', 'Job not found')
    job.asked += 1
    if (job.asked <= live.polls) return { body: { ...flag(true), status: 'running', result: null } }
    return { body: { ...flag(true), status: 'success', result: live.text } }
  }

  function createTask({ task }: Record<string, unknown>): EmulatedReply {
    const { type, imageBase64, module, ...rest } = (task ?? {}) as Record<string, unknown>
    if (type !== 'ImageToTextTask') throw refuseSecond('ERROR_TASK_NOT_SUPPORTED', `No task of type ${type}`)
    decodeImage(imageBase64, (why) => refuseSecond('ERROR_INVALID_TASK_DATA', why))
    const strange = Object.keys(rest).length > 0 || (module !== undefined && typeof module !== 'string')
    if (strange) throw refuseSecond('ERROR_INVALID_TASK_DATA', 'The fields of the task are wrong')
    if (live.balance <= 0) throw refuseSecond('ERROR_ZERO_BALANCE', 'Top up, please')
    const taskId = randomUUID()
    jobs.set(taskId, { asked: 0 })
    return { body: { errorId: 0, taskId } }
  }

  function getTaskResult({ taskId }: Record<string, unknown>): EmulatedReply {
    const job = jobs.get(String(taskId))
    if (!job) throw refuseSecond('ERROR_TASK_NOT_FOUND', 'No such task')
    job.asked += 1
    if (job.asked <= live.polls) return { body: { errorId: 0, status: 'processing' } }
    return { body: { errorId: 0, status: 'ready', solution: { text: live.text } } }
  }

  return live
}

function refuseSecond(errorCode: string, errorDescription: string): Refusal {
  return new Refusal({ body: { errorId: 1, errorCode, errorDescription, status: 'fail' } })
}

export const omocaptchaService: EmulatedService = {
  provider: 'omocaptcha',
  creating: '/api/createJob',
  polling: '/api/getJobResult',
  start: (options) => startService('/api', options),
}

export const omocaptchaSecondService: EmulatedService = {
  provider: 'omocaptcha',
  options: { api: 'v2' },
  creating: '/v2/createTask',
  polling: '/v2/getTaskResult',
  start: (options) => startService('/v2', options),
}

async function startService(path: string, options?: EmulatorOptions): Promise<RunningService> {
  const emulator = await startOmocaptchaEmulator(options)
  return {
    emulator,
    baseUrl: emulator.url + path,
    emptyAccount: () => void Object.assign(emulator, { balance: 0 }),
    show: (text) => void Object.assign(emulator, { text }),
    delayTasks: () => void Object.assign(emulator, { polls: Number.POSITIVE_INFINITY }),
    loseTasks: () => emulator.jobs.clear(),
  }
}
