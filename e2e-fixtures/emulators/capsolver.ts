import { randomUUID } from 'node:crypto'
import { type EmulatedService, runTasks } from './emulated-service.ts'
import {
  decodeImage,
  type EmulatedReply,
  type Emulator,
  parseJsonBody,
  Refusal,
  startEmulator,
} from './emulator.ts'

export interface CapsolverEmulatorOptions {
  port?: number
  /** Keys that are known. */
  keys?: readonly string[]
  /** What every image shows. */
  text?: string
  confidence?: number
  /** How many polls find a task `processing`. With 0, the first reply has the result. */
  polls?: number
  balance?: number
}

/** Its state, which can be changed while it runs. */
export interface CapsolverEmulator extends Emulator {
  text: string
  confidence: number | undefined
  polls: number
  balance: number
  /** The known tasks. Clear it to lose them. */
  readonly tasks: Map<string, { asked: number }>
  /** The reports of tasks. */
  readonly feedback: { taskId: string; invalid: boolean }[]
}

const TASK_FIELDS = new Set(['type', 'body', 'websiteURL', 'module', 'score', 'case'])

/** Follows CapSolver's documentation. Source: the vendor's createTask and ImageToTextTask. */
export async function startCapsolverEmulator(
  options: CapsolverEmulatorOptions = {},
): Promise<CapsolverEmulator> {
  const { port, keys = ['test-key'], text = '44795sds', confidence, polls = 0, balance = 10 } = options
  const tasks: CapsolverEmulator['tasks'] = new Map()
  const feedback: CapsolverEmulator['feedback'] = []
  const state = { text, confidence, polls, balance, tasks, feedback }

  const emulator = await startEmulator((request) => {
    const body = parseJsonBody(request, (why) => refuse('ERROR_BAD_REQUEST', why))
    if (typeof body.clientKey !== 'string') throw refuse('ERROR_BAD_REQUEST', 'clientKey is missing')
    if (!keys.includes(body.clientKey))
      throw refuse('ERROR_KEY_DENIED_ACCESS', `no account of ${body.clientKey}`, 401)
    const endpoints: Record<string, () => EmulatedReply> = {
      '/createTask': () => createTask(body),
      '/getTaskResult': () => getTaskResult(body),
      '/getBalance': () => ({
        body: {
          errorId: 0,
          balance: live.balance,
          packages: [{ packageId: '1', token: 'secret-of-a-package' }],
        },
      }),
      '/feedbackTask': () => feedbackTask(body),
    }
    const endpoint = endpoints[request.path]
    if (!endpoint) throw refuse('ERROR_BAD_REQUEST', `there is no ${request.path}`, 404)
    return endpoint()
  }, port)
  const live: CapsolverEmulator = Object.assign(emulator, state)

  function createTask({ task, appId, callbackUrl }: Record<string, unknown>): EmulatedReply {
    if (appId !== undefined && typeof appId !== 'string')
      throw refuse('ERROR_BAD_REQUEST', 'appId is not a string')
    checkTask(task)
    if (live.balance <= 0) throw refuse('ERROR_ZERO_BALANCE', 'top up, please')
    const taskId = randomUUID()
    tasks.set(taskId, { asked: 0 })
    if (live.polls === 0) return { body: solved(taskId) }
    if (typeof callbackUrl === 'string') void postResult(callbackUrl, solved(taskId))
    return { body: { errorId: 0, errorCode: '', errorDescription: '', taskId } }
  }

  function getTaskResult({ taskId }: Record<string, unknown>): EmulatedReply {
    const task = tasks.get(String(taskId))
    if (!task) throw refuse('ERROR_TASK_NOT_FOUND', 'no such task')
    task.asked += 1
    if (task.asked <= live.polls) return { body: { errorId: 0, taskId, status: 'processing' } }
    return { body: solved(String(taskId)) }
  }

  function feedbackTask({ taskId, result }: Record<string, unknown>): EmulatedReply {
    if (!tasks.has(String(taskId))) throw refuse('ERROR_TASK_NOT_FOUND', 'no such task')
    const invalid = (result as { invalid?: unknown } | undefined)?.invalid
    if (typeof invalid !== 'boolean') throw refuse('ERROR_BAD_REQUEST', 'result.invalid is missing')
    feedback.push({ taskId: String(taskId), invalid })
    return { body: { errorId: 0, message: 'thank you' } }
  }

  function solved(taskId: string) {
    // JSON leaves out a confidence that is undefined.
    const solution = { text: live.text, confidence: live.confidence }
    return { errorId: 0, errorCode: '', errorDescription: '', status: 'ready', solution, taskId }
  }

  return live
}

function checkTask(value: unknown): void {
  if (typeof value !== 'object' || value === null) throw refuse('ERROR_INVALID_TASK_DATA', 'task is missing')
  const task = value as Record<string, unknown>
  const invalid = (why: string) => refuse('ERROR_INVALID_TASK_DATA', why)
  if (task.type !== 'ImageToTextTask')
    throw refuse('ERROR_TASK_NOT_SUPPORTED', `no task of type ${task.type}`)
  for (const field of Object.keys(task))
    if (!TASK_FIELDS.has(field)) throw invalid(`there is no field ${field}`)
  decodeImage(task.body, (why) => refuse('ERROR_PARSE_IMAGE_FAIL', why))
  if (task.module !== undefined && typeof task.module !== 'string') throw invalid('module is not a string')
  if (task.websiteURL !== undefined && typeof task.websiteURL !== 'string')
    throw invalid('websiteURL is not a string')
  if (task.case !== undefined && typeof task.case !== 'boolean') throw invalid('case is not a boolean')
  const { score } = task
  const inRange = typeof score === 'number' && score >= 0.8 && score <= 1
  if (score !== undefined && !inRange) throw invalid('score is not in [0.8, 1]')
}

/** Like the service, doesn't care whether anybody receives it. */
async function postResult(url: string, result: unknown): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await fetch(url, { method: 'POST', headers, body: JSON.stringify(result) }).catch(() => undefined)
}

function refuse(errorCode: string, errorDescription: string, status = 400): Refusal {
  return new Refusal({ status, body: { errorId: 1, errorCode, errorDescription } })
}

export const capsolverService: EmulatedService = {
  provider: 'capsolver',
  creating: '/createTask',
  polling: '/getTaskResult',
  start: async (options) => runTasks(await startCapsolverEmulator(options)),
}
