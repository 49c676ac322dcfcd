import * as v from 'valibot'
import { type AnswerRules, pickAnswerRules } from '../../../answer-rules.ts'
import { type Module, modules } from '../../../modules/index.ts'
import type { ReadRequest } from '../../../providers/provider.ts'
import { defined } from '../../../shared/defined.ts'
import { Refusal } from '../../http/refusal.ts'

/**
 * Returns what the package knows about the answers of a captcha, by CapSolver's name for it or by the package's own: that
 * the answers of `amazon` are six capitals, for example. Empty for `common` and for unknown names.
 */
export function answerRulesOf(name: string): AnswerRules {
  const known: readonly Module[] = Object.values(modules)
  return (
    known.find(({ providerModule }) => providerModule === name)?.answer ??
    known.find((module) => module.name === name)?.answer ??
    {}
  )
}

/** Unknown fields are ignored, since clients add some. */
const taskSchema = v.looseObject({
  type: v.string(),
  body: v.string(),
  module: v.nullish(v.string()),
  score: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  case: v.nullish(v.boolean()),
  websiteURL: v.nullish(v.string()),
})

/** The vendor asks for plain base64, but some of its clients send a `data:` URL or line breaks. */
const DATA_ADDRESS = /^data:[^,]{0,100};base64,/
const BASE64 = /^[\w+/-]+={0,2}$/

/**
 * Parses a task into a request to a provider. Its module adds what is known about the answers, where the package knows
 * the captcha; `case` overrides what the module says about upper and lower case.
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
    const description = `the task type "${type.slice(0, 60)}" is not supported, only ImageToTextTask`
    throw new Refusal('ERROR_TASK_NOT_SUPPORTED', description)
  }
  return {
    image: decodeBase64(body),
    ...(module && { module, ...pickAnswerRules(answerRulesOf(module)) }),
    ...defined({
      minScore: score ?? undefined,
      caseSensitive: caseSensitive ?? undefined,
      pageUrl: websiteURL || undefined,
    }),
  }
}

function decodeBase64(body: string): Uint8Array {
  const base64 = body.replace(DATA_ADDRESS, '').replace(/\s/g, '')
  if (!BASE64.test(base64)) throw new Refusal('ERROR_INVALID_TASK_DATA', 'task.body is not base64')
  return Buffer.from(base64, 'base64')
}
