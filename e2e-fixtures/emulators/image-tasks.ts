import { type EmulatedService, type EmulatorOptions, runTasks } from './emulated-service.ts'
import {
  decodeImage,
  type EmulatedReply,
  type Emulator,
  parseJsonBody,
  Refusal,
  startEmulator,
} from './emulator.ts'

/** The services that read `ImageToTextTask` for money and number their tasks. */
export type ImageTaskServiceName = 'twoCaptcha' | 'antiCaptcha' | 'capMonster'

export interface ImageTaskEmulatorOptions extends EmulatorOptions {
  balance?: number
}

/** Its state, which can be changed while it runs. */
export interface ImageTaskEmulator extends Emulator {
  /** What every image shows. */
  text: string
  /** How sure CapMonster is of it, in percent. */
  confidence: number
  /** How many polls find a task `processing`. */
  polls: number
  balance: number
  /** The known tasks, by number. Clear it to lose them. */
  readonly tasks: Map<number, { asked: number; threshold: number; reported: boolean }>
  /** The reports of tasks, by the endpoint that took them. */
  readonly reports: { path: string; taskId: number }[]
}

type Check = (value: unknown) => boolean

/** What the documentation of a service says. */
interface ServiceRules {
  /** Fields of the task, besides its type and its image. */
  task: Readonly<Record<string, Check>>
  /** Fields beside the task. */
  beside: Readonly<Record<string, Check>>
  /** Endpoints that take reports. */
  reports: readonly string[]
  /** Bytes that an image may have at most. */
  largest: number
  /** The code for a request that has other fields than these, or other values. */
  malformed: string
  firstTask: number
  /** What a result says of its price, and of who asked for it. */
  receipt: object
}

const isBoolean: Check = (value) => typeof value === 'boolean'
const isText: Check = (value) => typeof value === 'string'
const isCount: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0
const isOneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value)

const receipt = { ip: '127.0.0.1', createTime: 1_692_808_229, endTime: 1_692_808_326 }

/** Sources: the pages on ImageToTextTask, createTask, getTaskResult and the reports of each service. */
const rules: Readonly<Record<ImageTaskServiceName, ServiceRules>> = {
  twoCaptcha: {
    task: {
      phrase: isBoolean,
      case: isBoolean,
      numeric: isOneOf(0, 1, 2, 3, 4),
      math: isBoolean,
      minLength: isCount,
      maxLength: isCount,
      comment: isText,
      imgInstructions: isText,
    },
    beside: { languagePool: isOneOf('en', 'rn'), callbackUrl: isText, softId: isCount },
    reports: ['/reportCorrect', '/reportIncorrect'],
    largest: 100_000,
    malformed: 'ERROR_BAD_PARAMETERS',
    firstTask: 72_345_678_901,
    receipt: { cost: '0.00025', ...receipt, solveCount: 1 },
  },
  antiCaptcha: {
    task: {
      phrase: isBoolean,
      case: isBoolean,
      numeric: isOneOf(0, 1, 2),
      math: isBoolean,
      minLength: isCount,
      maxLength: isCount,
      comment: isText,
      websiteURL: isText,
      languagePool: isOneOf('en', 'rn'),
    },
    beside: { callbackUrl: isText, softId: isCount },
    reports: ['/reportIncorrectImageCaptcha'],
    largest: 500_000,
    malformed: 'ERROR_INCORRECT_SESSION_DATA',
    firstTask: 7_654_321,
    receipt: { cost: '0.000700', ...receipt, solveCount: '0' },
  },
  capMonster: {
    task: {
      capMonsterModule: isText,
      recognizingThreshold: (value) => isCount(value) && Number(value) <= 100,
      case: isBoolean,
      numeric: isOneOf(0, 1),
      math: isBoolean,
    },
    beside: { callbackUrl: isText, softId: isCount },
    reports: ['/reportIncorrectImageCaptcha'],
    largest: 500_000,
    malformed: 'ERROR_TASK_ABSENT',
    firstTask: 407_533_072,
    receipt: {},
  },
}

/** The number of each code, where the service documents one; CapMonster's are all 1. */
const errorIds: Readonly<Record<string, number>> = {
  ERROR_ZERO_CAPTCHA_FILESIZE: 3,
  ERROR_TOO_BIG_CAPTCHA_FILESIZE: 4,
  ERROR_ZERO_BALANCE: 10,
  ERROR_CAPTCHA_UNSOLVABLE: 12,
  ERROR_NO_SUCH_METHOD: 14,
  ERROR_IMAGE_TYPE_NOT_SUPPORTED: 15,
  ERROR_NO_SUCH_CAPCHA_ID: 16,
  ERROR_TASK_ABSENT: 22,
  ERROR_TASK_NOT_SUPPORTED: 23,
  ERROR_BAD_PARAMETERS: 110,
}

/** Follows the documentation of one of the services: numbers for ids, and HTTP 200 whatever the error. */
export async function startImageTaskEmulator(
  name: ImageTaskServiceName,
  options: ImageTaskEmulatorOptions = {},
): Promise<ImageTaskEmulator> {
  const { port, keys = ['test-key'], text = 'deditur', polls = 0, balance = 10 } = options
  const { task: taskFields, beside, reports: reportPaths, malformed, ...rest } = rules[name]
  const tasks: ImageTaskEmulator['tasks'] = new Map()
  const reports: ImageTaskEmulator['reports'] = []
  let lastTask = rest.firstTask - 1

  const emulator = await startEmulator((request) => {
    const body = parseJsonBody(request, (why) => refuse(malformed, why))
    const { clientKey, ...fields } = body
    if (typeof clientKey !== 'string' || !keys.includes(clientKey))
      throw refuse('ERROR_KEY_DOES_NOT_EXIST', `no account of ${clientKey}`)
    const endpoints: Record<string, () => EmulatedReply> = {
      '/createTask': () => createTask(fields),
      '/getTaskResult': () => getTaskResult(fields),
      '/getBalance': () => ({ body: { errorId: 0, balance: live.balance } }),
    }
    for (const path of reportPaths) endpoints[path] = () => report(path, fields)
    const endpoint = endpoints[request.path]
    if (!endpoint) throw refuse('ERROR_NO_SUCH_METHOD', `there is no ${request.path}`)
    return endpoint()
  }, port)
  const live: ImageTaskEmulator = Object.assign(emulator, {
    text,
    polls,
    balance,
    tasks,
    reports,
    confidence: 100,
  })

  function createTask({ task, ...others }: Record<string, unknown>): EmulatedReply {
    if (typeof task !== 'object' || task === null) throw refuse('ERROR_TASK_ABSENT', 'there is no task')
    const { type, body, ...fields } = task as Record<string, unknown>
    if (type !== 'ImageToTextTask') throw refuse('ERROR_TASK_NOT_SUPPORTED', `no task of type ${type}`)
    checkFields(others, beside)
    checkFields(fields, taskFields)
    const image = decodeImage(body, (why) => refuse('ERROR_IMAGE_TYPE_NOT_SUPPORTED', why))
    if (image.byteLength < 100) throw refuse('ERROR_ZERO_CAPTCHA_FILESIZE', 'less than 100 bytes')
    if (image.byteLength > rest.largest) throw refuse('ERROR_TOO_BIG_CAPTCHA_FILESIZE', 'too large')
    if (live.balance <= 0) throw refuse('ERROR_ZERO_BALANCE', 'top up, please')
    lastTask += 1
    tasks.set(lastTask, { asked: 0, threshold: Number(fields.recognizingThreshold ?? 0), reported: false })
    return { body: { errorId: 0, taskId: lastTask } }
  }

  function getTaskResult({ taskId }: Record<string, unknown>): EmulatedReply {
    const task = find(taskId)
    task.asked += 1
    if (task.asked <= live.polls) return { body: { errorId: 0, status: 'processing' } }
    if (task.threshold > live.confidence) throw refuse('ERROR_CAPTCHA_UNSOLVABLE', 'not sure enough')
    return { body: { errorId: 0, status: 'ready', solution: { text: live.text }, ...rest.receipt } }
  }

  function report(path: string, { taskId }: Record<string, unknown>): EmulatedReply {
    const task = find(taskId)
    if (task.reported) throw refuse('ERROR_NO_SUCH_CAPCHA_ID', 'reported before')
    task.reported = true
    reports.push({ path, taskId: taskId as number })
    return { body: { errorId: 0, status: 'success' } }
  }

  function find(taskId: unknown) {
    const task = typeof taskId === 'number' ? tasks.get(taskId) : undefined
    if (!task) throw refuse('ERROR_NO_SUCH_CAPCHA_ID', 'no such task')
    return task
  }

  function checkFields(fields: Record<string, unknown>, checks: Readonly<Record<string, Check>>): void {
    for (const [field, value] of Object.entries(fields))
      if (!checks[field]?.(value)) throw refuse(malformed, `${field} is unknown or wrong`)
  }

  function refuse(errorCode: string, errorDescription: string): Refusal {
    const errorId = name === 'capMonster' ? 1 : (errorIds[errorCode] ?? 1)
    return new Refusal({ body: { errorId, errorCode, errorDescription } })
  }

  return live
}

function describeService(provider: ImageTaskServiceName): EmulatedService {
  return {
    provider,
    creating: '/createTask',
    polling: '/getTaskResult',
    start: async (options) => runTasks(await startImageTaskEmulator(provider, options)),
  }
}

export const twoCaptchaService = describeService('twoCaptcha')
export const antiCaptchaService = describeService('antiCaptcha')
export const capMonsterService = describeService('capMonster')
