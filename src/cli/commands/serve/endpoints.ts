import type { Provider } from '../../../providers/provider.ts'
import { defined } from '../../../shared/defined.ts'
import { FinishedTasks } from './finished-tasks.ts'
import { EXPOSITION_TYPE, formatMetrics, type Metrics } from './metrics.ts'
import { parseTask } from './parse-task.ts'
import type { TaskReader } from './read-task.ts'
import { orRefuse, Refusal } from './refusal.ts'
import { type Reply, replyText, succeed } from './reply.ts'

/** The balance of a provider that is free. It is not 0, since clients stop when their account is empty. */
const FREE_BALANCE = 1_000_000

type Body = Readonly<Record<string, unknown>>

/** Answers one kind of request. The key was checked before. */
export type Endpoint = (body: Body, signal: AbortSignal) => Promise<Reply>

/** The endpoints of CapSolver's protocol that deal with images. */
export function createEndpoints(provider: Provider, reader: TaskReader): Readonly<Record<string, Endpoint>> {
  const finished = new FinishedTasks()

  return {
    async createTask({ task }, signal) {
      const reading = await reader.read(parseTask(task), signal)
      return describe(finished.add(reading), reading.text, reading.score)
    },
    async getTaskResult({ taskId }) {
      const id = parseTaskId(taskId)
      const reading = finished.find(id)
      if (!reading) throw new Refusal('ERROR_TASK_NOT_FOUND', 'there is no such task in the last 5 minutes')
      return describe(id, reading.text, reading.score)
    },
    async getBalance(_, signal) {
      const balance = provider.balance ? await orRefuse(provider.balance(signal)) : FREE_BALANCE
      return succeed({ balance, packages: [] })
    },
    async feedbackTask({ taskId, result }, signal) {
      const reading = finished.find(parseTaskId(taskId))
      const invalid = (result as { invalid?: unknown } | null | undefined)?.invalid
      // As the solver does, reports to the providers that take reports.
      if (provider.report && reading && typeof invalid === 'boolean')
        await orRefuse(provider.report(reading, invalid ? 'rejected' : 'accepted', signal))
      return succeed({ message: 'thank you' })
    },
  }
}

function parseTaskId(taskId: unknown): string {
  if (typeof taskId === 'string') return taskId
  throw new Refusal('ERROR_TASKID_INVALID', 'taskId is not a string')
}

function describe(taskId: string, text: string, score: number | undefined): Reply {
  const solution = defined({ text, confidence: score })
  return succeed({ status: 'ready', solution, taskId })
}

/** A page for monitoring. It needs no key, and is served while the server stops. */
export type Page = () => Reply

export function createPages(
  metrics: Metrics,
  reader: TaskReader,
  isStopping: () => boolean,
): Readonly<Record<string, Page>> {
  return {
    healthz: () => (isStopping() ? replyText('stopping\n', { status: 503 }) : replyText('ok\n')),
    metrics: () => replyText(formatMetrics(metrics.collect(reader)), { type: EXPOSITION_TYPE }),
  }
}
