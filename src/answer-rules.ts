import * as v from 'valibot'
import { defined } from './shared/defined.ts'

/** The number of characters of an answer: exact, or a minimum and a maximum. */
export type AnswerLength = number | readonly [minimum: number, maximum: number]

/** How many words an answer joins: exact, or a minimum and a maximum. */
export type AnswerParts = number | readonly [minimum: number, maximum: number]

/** The words that answers consist of: the list that comes with the package, or a list of your own. */
export type AnswerWords = 'english' | readonly string[]

/** What most answers to a captcha have in common. */
export interface UsualRules {
  /**
   * Every character of such an answer.
   *
   * @default unknown
   */
  charset?: string | undefined
  /**
   * The number of its characters: exact, or a minimum and a maximum.
   *
   * @default unknown
   */
  length?: AnswerLength | undefined
  /**
   * The words that it consists of.
   *
   * @default unknown
   */
  words?: AnswerWords | undefined
  /**
   * How many of the `words` it joins.
   *
   * @default 1
   */
  parts?: AnswerParts | undefined
}

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
   * The words that an answer consists of: a list of your own, or `'english'`, the words of 3 to 9 letters that come with
   * the package. They are spelled as in the list, with `caseSensitive: false` in either case. `local()` reads one of
   * them wherever the image leaves a doubt, and another text where it shows none of them. Other providers don't take words.
   *
   * @default unknown
   */
  words?: AnswerWords | undefined
  /**
   * How many of the `words` an answer joins, without a space: exact, or a minimum and a maximum.
   *
   * @default 1
   */
  parts?: AnswerParts | undefined
  /**
   * What answers have besides unless somebody changed the settings of the captcha. `local()` prefers such a text, and reads
   * another one that fits the other rules where the image plainly shows it.
   *
   * @default unknown
   */
  usual?: UsualRules | undefined
  /**
   * Whether the image shows a sum such as `3+5=`, whose result is the answer.
   *
   * @default false
   */
  arithmetic?: boolean | undefined
}

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))
const count = v.union([positive, v.strictTuple([positive, positive])])
const word = v.pipe(v.string(), v.regex(/^\S+$/))
const wordList = v.union([v.literal('english'), v.pipe(v.array(word), v.minLength(1))])

const shapeRules = {
  charset: v.optional(v.pipe(v.string(), v.nonEmpty())),
  length: v.optional(
    v.custom<AnswerLength>(
      (value) => v.is(count, value),
      'expected a number of characters, or [minimum, maximum]',
    ),
  ),
  words: v.optional(
    v.custom<AnswerWords>((value) => v.is(wordList, value), "expected 'english', or a list of words"),
  ),
  parts: v.optional(
    v.custom<AnswerParts>((value) => v.is(count, value), 'expected a number of words, or [minimum, maximum]'),
  ),
}

export const answerRulesSchema = v.strictObject({
  ...shapeRules,
  caseSensitive: v.optional(v.boolean()),
  usual: v.optional(v.strictObject(shapeRules)),
  arithmetic: v.optional(v.boolean()),
})

/** Picks the rules from an object that has other fields too. */
export function pickAnswerRules(from: AnswerRules): AnswerRules {
  const { caseSensitive, charset, length, words, parts, usual, arithmetic } = from
  return defined({ caseSensitive, charset, length, words, parts, usual, arithmetic })
}
