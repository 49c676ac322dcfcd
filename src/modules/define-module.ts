import * as v from 'valibot'
import { type AnswerRules, answerRulesSchema } from '../answer-rules.ts'
import type { ProviderModule } from '../providers/provider.ts'
import { parseOptions } from '../shared/parse-options.ts'

/** What a page shows when it accepts or rejects an answer. */
export type Signal =
  /** A visible element. */
  | { selector: string }
  /**
   * A field that has a value; it may be hidden. `in: 'parent'` looks in the document around the captcha's frame, where a
   * widget leaves its proof for the site's own form to submit.
   */
  | { filled: string; in?: 'parent' | undefined }
  /** An address of the document. */
  | { url: string | RegExp }
  /** Text visible in the document. */
  | { text: string | RegExp }

/** Where a kind of captcha is on a page, how the page accepts or rejects an answer, and what is known about the answer. */
export interface Module {
  /** The module's name in results, errors and reports. */
  readonly name: string
  /**
   * Addresses of the documents it applies to: text with `*` for anything, a RegExp, or several of either.
   *
   * @default every document
   */
  readonly matches?: string | RegExp | (string | RegExp)[] | undefined
  /** Selector of the frame element that contains the captcha, if it is always in a frame. */
  readonly frame?: string | undefined
  /** Selector of the image. */
  readonly image: string
  /**
   * Selector of the field for the answer.
   *
   * @default the text field nearest to the image
   */
  readonly input?: string | undefined
  /**
   * Selector of the control that submits the answer, or `false` if the page checks the answer as it is typed.
   *
   * @default the form's submit button
   */
  readonly submit?: false | string | undefined
  /**
   * Selector of the control that shows another image.
   *
   * @default a control beside the image whose words say so
   */
  readonly refresh?: string | undefined
  /**
   * Name of a query parameter, for libraries whose server draws another image for each request. Where no control shows another
   * image, the image is requested again with this parameter set to the time.
   *
   * @default the page is reloaded
   */
  readonly cacheBuster?: string | undefined
  /** Natural size of the library's images, in pixels, for libraries that leave the markup to the application. */
  readonly size?: { width: number; height: number } | undefined
  /** What the page shows when it accepts the answer. */
  readonly accepted?: Signal[] | undefined
  /** What the page shows when it rejects the answer. */
  readonly rejected?: Signal[] | undefined
  /** What is known about the answer. */
  readonly answer?: AnswerRules | undefined
  /**
   * Milliseconds for which an image can be answered after it was captured. An answer that is kept longer is read anew.
   *
   * @default 240000
   */
  readonly lifetime?: number | undefined
  /** The name by which a provider knows these captchas. */
  readonly providerModule?: ProviderModule | undefined
  /**
   * Whether clues in names, labels and shape must show that an image is a captcha, because the selector alone doesn't.
   *
   * @default false
   */
  readonly needsClues?: boolean | undefined
}

const selector = v.pipe(v.string('expected a CSS selector'), v.nonEmpty('expected a CSS selector'))
const pattern = v.union(
  [v.string(), v.instance(RegExp)],
  'expected an address pattern: text with * for anything, or a RegExp',
)

export const signalSchema = v.union(
  [
    v.strictObject({ selector }),
    v.strictObject({ filled: selector, in: v.optional(v.literal('parent')) }),
    v.strictObject({ url: pattern }),
    v.strictObject({ text: v.union([v.string(), v.instance(RegExp)]) }),
  ],
  "expected { selector }, { filled: selector }, { filled: selector, in: 'parent' }, { url: pattern } or { text }",
)

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))

export const moduleSchema = v.strictObject({
  name: v.pipe(v.string('expected a name'), v.nonEmpty('expected a name')),
  matches: v.optional(v.union([pattern, v.array(pattern)])),
  frame: v.optional(selector),
  image: selector,
  input: v.optional(selector),
  submit: v.optional(v.union([v.literal(false), selector])),
  refresh: v.optional(selector),
  cacheBuster: v.optional(v.pipe(v.string(), v.nonEmpty('expected the name of a query parameter'))),
  size: v.optional(v.strictObject({ width: positive, height: positive })),
  accepted: v.optional(v.array(signalSchema)),
  rejected: v.optional(v.array(signalSchema)),
  answer: v.optional(answerRulesSchema),
  lifetime: v.optional(v.pipe(v.number(), v.minValue(0), v.finite())),
  providerModule: v.optional(v.custom<ProviderModule>((value) => typeof value === 'string' && value !== '')),
  needsClues: v.optional(v.boolean()),
})

/**
 * Defines a module for captchas that the package doesn't recognise, or not with these fields.
 *
 * @throws {InvalidOptionError} when a field is unknown or invalid, naming it.
 * @example
 * defineModule({ name: 'my-shop', image: 'img.code', input: '#code', answer: { charset: '0123456789', length: 5 } })
 */
export function defineModule(spec: Module): Module {
  const name = typeof spec?.name === 'string' && spec.name !== '' ? `module "${spec.name}"` : 'defineModule'
  return Object.freeze(parseOptions(moduleSchema, spec, name))
}
