import * as v from 'valibot'
import { defined } from './shared/defined.ts'

/** The number of characters of an answer: exact, or a minimum and a maximum. */
export type AnswerLength = number | readonly [minimum: number, maximum: number]

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))

/** What is known about the answer to a captcha. */
export interface AnswerRules {
  /**
   * Whether `a` and `A` are different answers.
   *
   * @default unknown
   */
  caseSensitive?: boolean | undefined
  /**
   * Every character that an answer may contain, for example `'0123456789'`.
   *
   * @default unknown
   */
  charset?: string | undefined
  /**
   * The number of characters of an answer: exact, or a minimum and a maximum.
   *
   * @default unknown
   */
  length?: AnswerLength | undefined
  /**
   * Whether `charset` and `length` are only what answers usually have: a text of another shape is read where the image
   * plainly shows one.
   *
   * @default false
   */
  usual?: boolean | undefined
  /**
   * Whether the image shows a sum such as `3+5=`, whose result is the answer.
   *
   * @default false
   */
  arithmetic?: boolean | undefined
}

export const answerRulesSchema = v.strictObject({
  caseSensitive: v.optional(v.boolean()),
  charset: v.optional(v.pipe(v.string(), v.nonEmpty())),
  length: v.optional(
    v.custom<AnswerLength>(
      (value) => v.is(v.union([positive, v.tuple([positive, positive])]), value),
      'expected a number of characters, or [minimum, maximum]',
    ),
  ),
  usual: v.optional(v.boolean()),
  arithmetic: v.optional(v.boolean()),
})

/** Picks the rules from an object that has other fields too. */
export function pickAnswerRules(from: AnswerRules): AnswerRules {
  const { caseSensitive, charset, length, usual, arithmetic } = from
  return defined({ caseSensitive, charset, length, usual, arithmetic })
}
