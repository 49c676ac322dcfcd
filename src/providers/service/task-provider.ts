import * as v from 'valibot'
import type { Provider, Reading, ReadRequest } from '../provider.ts'
import { callService } from './call.ts'
import { resolveEndpoint, SERVICE_CONCURRENCY } from './options.ts'
import type { Service, ServiceCall } from './service.ts'
import {
  findTaskFailure,
  readBalance,
  solveTask,
  type Task,
  type TaskId,
  type TaskReply,
} from './task-protocol.ts'
import { toReading } from './to-reading.ts'

/** What differs between the services that speak the protocol of `createTask` and `getTaskResult`. */
export interface TaskService extends Pick<Service, 'keyVariable' | 'failures'> {
  settings: Omit<Service, 'provider' | 'keyVariable' | 'failures' | 'findFailure'> & {
    name: string
    baseUrl: string
    pollInterval: number
    pollLimit: number
  }
  /** The fields of the task, besides its type and its image. */
  describeTask(request: ReadRequest): object
  /** Fields beside the task. */
  fields?: object
  /** The request that reports an answer, for the verdicts that the service takes reports of. */
  reports: { [Verdict in 'accepted' | 'rejected']?: (taskId: string) => TaskReport }
  /** Wraps each task, to receive its result some other way. */
  wrap?: (service: Service, call: ServiceCall, solve: SolveTask) => Promise<TaskReply>
}

export interface TaskReport {
  path: string
  fields: object
}

/** Solves the task, with more fields beside it. */
export type SolveTask = (more?: Pick<Task, 'fields' | 'receive'>) => Promise<TaskReply>

/** A provider of a service that takes reports and has a balance. */
export type TaskProvider = Provider & Required<Pick<Provider, 'report' | 'balance'>>

/** Creates the provider of a service that speaks the protocol. */
export function createTaskProvider(about: TaskService): TaskProvider {
  const { settings, keyVariable, failures, describeTask, fields, reports } = about
  const { name, baseUrl, pollInterval: interval, pollLimit: limit } = settings
  const service: Service = {
    ...settings,
    provider: name,
    keyVariable,
    failures,
    findFailure: findTaskFailure,
  }
  const endpoint = (path: string) => resolveEndpoint(baseUrl, path)
  const poll = { provider: name, interval, limit }

  return {
    name,
    concurrency: SERVICE_CONCURRENCY,
    read(request) {
      return callService(service, request.signal, async (call) => {
        const body = Buffer.from(request.image).toString('base64')
        const task = { type: 'ImageToTextTask', body, ...describeTask(request) }
        const solve: SolveTask = (more) =>
          solveTask(call, { endpoint, task, poll, ...more, fields: { ...fields, ...more?.fields } })
        const { solution, taskId, cost } = await (about.wrap ? about.wrap(service, call, solve) : solve())
        const found = { text: solution?.text, score: solution?.confidence, id: taskId, cost }
        return toReading(found, request, name, call)
      })
    },
    async report({ id }: Reading, verdict, signal) {
      const describe = reports[verdict]
      if (!describe || id === undefined) return
      const { path, fields } = describe(id)
      await callService(service, signal, (call) =>
        call.send({
          url: endpoint(path),
          body: { clientKey: call.key, ...fields },
          schema: v.looseObject({}),
          repeatable: false,
        }),
      )
    },
    balance(signal) {
      return callService(service, signal, (call) => readBalance(call, endpoint))
    },
  }
}

/** The id of a task as a service that numbers its tasks expects it back. */
export function toNumber(taskId: string): TaskId {
  const number = Number(taskId)
  return String(number) === taskId ? number : taskId
}

/** A report of a service that numbers its tasks, which takes nothing but the number. */
export function reportTo(path: string): (taskId: string) => TaskReport {
  return (taskId) => ({ path, fields: { taskId: toNumber(taskId) } })
}
