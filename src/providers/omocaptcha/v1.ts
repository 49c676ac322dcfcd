import * as v from 'valibot'
import type { Failure, FailureTable } from '../service/failures.ts'
import { pollTask } from '../service/poll-task.ts'
import type { Generation } from './generation.ts'

/** Services give the id of a job as a number, and it goes back as it came. */
const createReplySchema = v.looseObject({ job_id: v.union([v.number(), v.pipe(v.string(), v.nonEmpty())]) })

const resultReplySchema = v.looseObject({ status: v.nullish(v.string()), result: v.nullish(v.string()) })

const failureSchema = v.looseObject({
  error: v.optional(v.boolean()),
  success: v.optional(v.boolean()),
  status: v.optional(v.nullish(v.string())),
  message: v.optional(v.nullish(v.string())),
})

/** The service gives words where others give codes; this code is ours. */
const failures: FailureTable = {
  JOB_FAILED: { kind: 'image', meaning: 'the image was not read' },
}

/** The generation that the service's own pages describe. */
export const omocaptchaV1: Generation = {
  baseUrl: 'https://omocaptcha.com/api',
  keyField: 'api_token',
  failures,
  findFailure,
  async solve(call, { image, settings, endpoint, poll }) {
    const { job_id } = await call.post({
      url: endpoint('/createJob'),
      body: { api_token: call.key, data: { type_job_id: settings.typeJobId, image_base64: image } },
      schema: createReplySchema,
      repeatable: false,
    })
    const ask = { url: endpoint('/getJobResult'), body: { api_token: call.key, job_id } }
    const taskId = String(job_id)
    const text = await pollTask(call, { ...poll, taskId }, async () => {
      const { status, result } = await call.post({ ...ask, schema: resultReplySchema, repeatable: true })
      return status === 'success'
        ? { done: true, result: result ?? '' }
        : { done: false, state: status ?? 'no status' }
    })
    return { text, id: taskId }
  },
}

/** Some servers say `success: false` where the others say `error: true`; a job can fail with neither. */
function findFailure(body: unknown): Failure | undefined {
  const parsed = v.safeParse(failureSchema, body)
  if (!parsed.success) return undefined
  const { error, success, status, message } = parsed.output
  const description = message ?? ''
  if (status === 'fail' || status === 'failed') return { code: 'JOB_FAILED', description }
  return error === true || success === false ? { code: 'REQUEST_REFUSED', description } : undefined
}
