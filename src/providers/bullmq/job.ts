import * as v from 'valibot'
import { answerRulesSchema, pickAnswerRules } from '../../answer-rules.ts'
import { describeUrl } from '../../log/redact.ts'
import { defined } from '../../shared/defined.ts'
import type { Reading, ReadRequest } from '../provider.ts'

/** Before the name of each key of this package in Redis. */
export const PREFIX = 'solve-image-captchas'

/** The version of the jobs and outcomes that this release writes, and the only one it reads. */
export const JOB_VERSION = 1

/** What every version of a job has: its version, and where its client waits for the outcome. */
const envelopeSchema = v.looseObject({
  v: v.number(),
  replyTo: v.pipe(v.string(), v.startsWith(`${PREFIX}:replies:`)),
})

/** An image, and what is known of its answer. Never a key, a password or a cookie. Fields that are not listed are left alone. */
const readJobSchema = v.looseObject({
  v: v.literal(JOB_VERSION),
  /** Milliseconds since the epoch from which on nobody waits for it. */
  deadline: v.number(),
  /** In base64. */
  image: v.string(),
  mediaType: v.optional(v.string()),
  module: v.optional(v.string()),
  minScore: v.optional(v.number()),
  pageUrl: v.optional(v.string()),
  answer: answerRulesSchema,
})

/** Whether the page accepted an answer. */
const reportJobSchema = v.looseObject({
  v: v.literal(JOB_VERSION),
  /** Name of the provider that read it, and the service's id of the reading. */
  provider: v.string(),
  id: v.string(),
  verdict: v.picklist(['accepted', 'rejected']),
})

export type ReadJob = v.InferOutput<typeof readJobSchema> & v.InferOutput<typeof envelopeSchema>
export type ReportJob = v.InferOutput<typeof reportJobSchema>

/** Where one client waits for outcomes. */
export function replyKey(client: string): string {
  return `${PREFIX}:replies:${client}`
}

export function toReadJob(request: ReadRequest, replyTo: string, deadline: number): ReadJob {
  const { image, mediaType, module, minScore, pageUrl } = request
  return {
    v: JOB_VERSION,
    replyTo,
    deadline,
    image: Buffer.from(image).toString('base64'),
    answer: pickAnswerRules(request),
    ...defined({ mediaType, module, minScore, pageUrl: pageUrl && withoutQuery(pageUrl) }),
  }
}

export function toRequest({ image, answer, mediaType, module, minScore, pageUrl }: ReadJob): ReadRequest {
  return {
    image: new Uint8Array(Buffer.from(image, 'base64')),
    ...pickAnswerRules(answer),
    ...defined({ mediaType, module, minScore, pageUrl }),
  }
}

/** The id of a reading for whoever has not read it: it names the provider that has. */
export function toReadingId(reading: Pick<Reading, 'provider' | 'id'>): string | undefined {
  return reading.id === undefined ? undefined : `${reading.provider}:${reading.id}`
}

export function toReportJob({ id = '' }: Reading, verdict: ReportJob['verdict']): ReportJob | undefined {
  const [, provider, own] = /^([^:]+):(.*)$/s.exec(id) ?? []
  return provider === undefined || own === undefined
    ? undefined
    : { v: JOB_VERSION, provider, id: own, verdict }
}

/** Returns what a job says, or why this release does not understand it. */
export function parseReadJob(data: unknown): { job: ReadJob } | { replyTo?: string; problem: string } {
  const envelope = v.safeParse(envelopeSchema, data)
  if (!envelope.success) return { problem: 'the job was not made by this package' }
  const { v: version, replyTo } = envelope.output
  if (version !== JOB_VERSION) {
    const problem = `the job has version ${version}, and this worker reads version ${JOB_VERSION}`
    return { replyTo, problem }
  }
  const parsed = v.safeParse(readJobSchema, data)
  if (parsed.success) return { job: { ...parsed.output, replyTo } }
  const [issue] = parsed.issues
  return { replyTo, problem: `the job's field "${v.getDotPath(issue)}" is wrong` }
}

export function parseReportJob(data: unknown): ReportJob | undefined {
  const parsed = v.safeParse(reportJobSchema, data)
  return parsed.success ? parsed.output : undefined
}

/** The address of a page without what may hold a session. */
function withoutQuery(address: string): string | undefined {
  return URL.canParse(address) ? describeUrl(new URL(address)) : undefined
}
