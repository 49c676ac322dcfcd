import type { Provider } from '../../../providers/provider.ts'
import { defined } from '../../../shared/defined.ts'
import { replyMetrics } from '../../http/exposition.ts'
import { orRefuse, Refusal } from '../../http/refusal.ts'
import { type Reply, replyText, succeed } from '../../http/reply.ts'
import type { Endpoint, Page } from '../../http/route-request.ts'
import { FinishedTasks } from './finished-tasks.ts'
import type { Metrics } from './metrics.ts'
import { parseTask } from './parse-task.ts'
import type { TaskReader } from './read-task.ts'

/** The balance of a provider that is free. It is not 0, since clients stop when their account is empty. */
const FREE_BALANCE = 1_000_000

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

export function createPages(
  metrics: Metrics,
  reader: TaskReader,
  isStopping: () => boolean,
): Readonly<Record<string, Page>> {
  return {
    healthz: async () => (isStopping() ? replyText('stopping\n', { status: 503 }) : replyText('ok\n')),
    metrics: async () => replyMetrics(metrics.collect(reader)),
  }
}
