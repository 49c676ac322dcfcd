import * as v from 'valibot'
import type { AnswerRules } from '../../../answer-rules.ts'
import { pickAnswerRules } from '../../../answer-rules.ts'
import { type Module, modules } from '../../../modules/index.ts'
import type { ReadRequest } from '../../../providers/provider.ts'
import { Refusal } from './refusal.ts'

/**
 * What the package knows of the answers of a captcha, by the name that CapSolver or the package has for it: that
 * `amazon` shows six capitals, for example. Nothing for names that neither knows, and for `common`.
 */
export function factsOfModule(name: string): AnswerRules {
  const known: readonly Module[] = Object.values(modules)
  return (
    known.find(({ providerModule }) => providerModule === name)?.answer ??
    known.find((module) => module.name === name)?.answer ??
    {}
  )
}

/** Clients send fields of their own: what is not known here is not looked at. */
const taskSchema = v.looseObject({
  type: v.string(),
  body: v.string(),
  module: v.nullish(v.string()),
  score: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  case: v.nullish(v.boolean()),
  websiteURL: v.nullish(v.string()),
})

/** The vendor asks for bare base64; some of its clients put a `data:` address, and line breaks, all the same. */
const DATA_ADDRESS = /^data:[^,]{0,100};base64,/
const BASE64 = /^[\w+/-]+={0,2}$/

/**
 * What a task asks a provider to read. Its module says what is known of the answer, as far as the package knows the
 * captcha behind the name; `case` stands in for what the module says of it.
 *
 * @throws {Refusal} naming the field that is wrong.
 */
export function parseTask(task: unknown): ReadRequest {
  const parsed = v.safeParse(taskSchema, task)
  if (!parsed.success) {
    const [issue] = parsed.issues
    const field = ['task', v.getDotPath(issue)].filter(Boolean).join('.')
    throw new Refusal('ERROR_INVALID_TASK_DATA', `${field}: ${issue.message}`)
  }
  const { type, body, module, score, case: caseSensitive, websiteURL } = parsed.output
  if (type !== 'ImageToTextTask') {
    const description = `there is no task of type "${type.slice(0, 60)}" here, only ImageToTextTask`
    throw new Refusal('ERROR_TASK_NOT_SUPPORTED', description)
  }
  return {
    image: decodeBase64(body),
    ...(module && { module, ...pickAnswerRules(factsOfModule(module)) }),
    ...(typeof score === 'number' && { minScore: score }),
    ...(typeof caseSensitive === 'boolean' && { caseSensitive }),
    ...(websiteURL && { pageUrl: websiteURL }),
  }
}

function decodeBase64(body: string): Uint8Array {
  const base64 = body.replace(DATA_ADDRESS, '').replace(/\s/g, '')
  if (!BASE64.test(base64)) throw new Refusal('ERROR_INVALID_TASK_DATA', 'task.body is no base64')
  return Buffer.from(base64, 'base64')
}
