import type { Provider } from '../../../providers/provider.ts'
import { FinishedTasks } from './finished-tasks.ts'
import { parseTask } from './parse-task.ts'
import type { TaskReader } from './read-task.ts'
import { orRefuse, Refusal } from './refusal.ts'
import { type Reply, succeed } from './reply.ts'

/** What is left on the account of a provider that costs nothing: clients stop when theirs is empty. */
const PLENTY = 1_000_000

type Body = Readonly<Record<string, unknown>>

/** Answers one kind of request. Whether the key is right was seen to before. */
export type Endpoint = (body: Body, signal: AbortSignal) => Promise<Reply>

/** CapSolver's protocol, as far as it is about images. */
export function createEndpoints(provider: Provider, reader: TaskReader): Readonly<Record<string, Endpoint>> {
  const finished = new FinishedTasks()

  return {
    async createTask({ task }, signal) {
      const reading = await reader.read(parseTask(task), signal)
      return describe(finished.add(reading), reading.text, reading.score)
    },
    async getTaskResult({ taskId }) {
      if (typeof taskId !== 'string') throw new Refusal('ERROR_TASKID_INVALID', 'taskId is no string')
      const reading = finished.find(taskId)
      if (!reading) throw new Refusal('ERROR_TASK_NOT_FOUND', 'no such task in the last 5 minutes')
      return describe(taskId, reading.text, reading.score)
    },
    async getBalance(_, signal) {
      const balance = provider.balance ? await orRefuse(provider.balance(signal)) : PLENTY
      return succeed({ balance, packages: [] })
    },
    async feedbackTask({ taskId, result }, signal) {
      const reading = finished.find(String(taskId))
      const invalid = (result as { invalid?: unknown } | undefined)?.invalid
      // Most providers don't learn from it; one that does is told, as it would be by the solver.
      if (provider.report && reading && typeof invalid === 'boolean')
        await orRefuse(provider.report(reading, invalid ? 'rejected' : 'accepted', signal))
      return succeed({ message: 'thank you' })
    },
  }
}

function describe(taskId: string, text: string, score: number | undefined): Reply {
  const solution = { text, ...(score !== undefined && { confidence: score }) }
  return succeed({ status: 'ready', solution, taskId })
}
