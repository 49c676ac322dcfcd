import * as v from 'valibot'
import { defined } from './shared/defined.ts'

/** The number of characters of an answer: exact, or a minimum and a maximum. */
export type AnswerLength = number | readonly [minimum: number, maximum: number]

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))

/** What is known about the answer to a captcha: the schema that its type and its check come from. */
export const answerRulesSchema = v.strictObject({
  /**
   * Whether `a` and `A` are different answers.
   *
   * @default unknown
   */
  caseSensitive: v.optional(v.boolean()),
  /**
   * Every character that an answer may contain, for example `'0123456789'`.
   *
   * @default unknown
   */
  charset: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /**
   * The number of characters of an answer: exact, or a minimum and a maximum.
   *
   * @default unknown
   */
  length: v.optional(
    v.custom<AnswerLength>(
      (value) => v.is(v.union([positive, v.tuple([positive, positive])]), value),
      'expected a number of characters, or [minimum, maximum]',
    ),
  ),
  /**
   * Whether `charset` and `length` are only what answers usually have: a text of another shape is read where the image
   * plainly shows one.
   *
   * @default false
   */
  usual: v.optional(v.boolean()),
  /**
   * Whether the image shows a sum such as `3+5=`, whose result is the answer.
   *
   * @default false
   */
  arithmetic: v.optional(v.boolean()),
})

/** What is known about the answer to a captcha. */
export interface AnswerRules extends v.InferInput<typeof answerRulesSchema> {}

/** Picks the rules from an object that has other fields too. */
export function pickAnswerRules(from: AnswerRules): AnswerRules {
  const { caseSensitive, charset, length, usual, arithmetic } = from
  return defined({ caseSensitive, charset, length, usual, arithmetic })
}
