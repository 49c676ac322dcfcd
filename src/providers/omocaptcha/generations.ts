import * as v from 'valibot'
import { defined } from '../../shared/defined.ts'
import { type PollTaskOptions, pollTask } from '../service/poll-task.ts'
import type { Service, ServiceCall } from '../service/service.ts'
import { findTaskFailure, solveTask } from '../service/task-protocol.ts'
import type { ServiceReading } from '../service/to-reading.ts'
import { findWordFailure, omocaptchaFailures, wordFailures } from './failures.ts'

/** What differs between the two generations of the service's API. */
interface Generation extends Pick<Service, 'failures' | 'findFailure'> {
  readonly baseUrl: string
  /** The field that holds the key. */
  readonly keyField: string
  /** Creates a task and waits for its result. */
  solve(call: ServiceCall, task: GenerationTask): Promise<ServiceReading>
}

interface GenerationTask {
  /** In base64, without line breaks. */
  image: string
  settings: { typeJobId: string; module?: string | undefined }
  endpoint: (path: string) => URL
  poll: Omit<PollTaskOptions, 'taskId'>
}

/** The service sends the id of a job as a number, and expects it back as it was. */
const jobSchema = v.looseObject({ job_id: v.union([v.number(), v.pipe(v.string(), v.nonEmpty())]) })

const resultSchema = v.looseObject({ status: v.nullish(v.string()), result: v.nullish(v.string()) })

/** The generation that the service documents. */
const v1: Generation = {
  baseUrl: 'https://omocaptcha.com/api',
  keyField: 'api_token',
  failures: wordFailures,
  findFailure: findWordFailure,
  async solve(call, { image, settings, endpoint, poll }) {
    const { job_id } = await call.send({
      url: endpoint('/createJob'),
      body: { api_token: call.key, data: { type_job_id: settings.typeJobId, image_base64: image } },
      schema: jobSchema,
      repeatable: false,
    })
    const ask = { url: endpoint('/getJobResult'), body: { api_token: call.key, job_id } }
    const id = String(job_id)
    const text = await pollTask(call, { ...poll, taskId: id }, async () => {
      const { status, result } = await call.send({ ...ask, schema: resultSchema, repeatable: true })
      return status === 'success'
        ? { done: true, result: result ?? '' }
        : { done: false, state: status ?? 'no status' }
    })
    return { text, id }
  },
}

/** The generation that public clients of the service use. */
const v2: Generation = {
  baseUrl: 'https://api.omocaptcha.com/v2',
  keyField: 'clientKey',
  failures: omocaptchaFailures,
  findFailure: findTaskFailure,
  async solve(call, { image, settings: { module }, endpoint, poll }) {
    const task = { type: 'ImageToTextTask', imageBase64: image, ...defined({ module }) }
    const { solution, taskId } = await solveTask(call, { endpoint, task, poll })
    return { text: solution?.text, id: taskId }
  },
}

export const generations = { v1, v2 }
