import * as v from 'valibot'
import { defined } from './shared/defined.ts'

/** Number of characters of an answer: exactly, or from and to. */
export type AnswerLength = number | readonly [minimum: number, maximum: number]

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))

/** What is known about the answer to a captcha: the source of its type and its check. */
export const answerRulesSchema = v.strictObject({
  /** Whether `a` and `A` are different answers. Unknown when left out. */
  caseSensitive: v.optional(v.boolean()),
  /** Every character an answer may have, for example `'0123456789'`. */
  charset: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** Number of characters of an answer: exactly, or from and to. */
  length: v.optional(
    v.custom<AnswerLength>(
      (value) => v.is(v.union([positive, v.tuple([positive, positive])]), value),
      'Give a number of characters, or [from, to].',
    ),
  ),
  /** Whether the image shows a sum such as `3+5=`, whose result is the answer. */
  arithmetic: v.optional(v.boolean()),
})

export interface AnswerRules extends v.InferInput<typeof answerRulesSchema> {}

/** The rules among other fields, and nothing else. */
export function pickAnswerRules(from: AnswerRules): AnswerRules {
  const { caseSensitive, charset, length, arithmetic } = from
  return defined({ caseSensitive, charset, length, arithmetic })
}
