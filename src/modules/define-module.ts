import * as v from 'valibot'
import { answerRulesSchema } from '../answer-rules.ts'
import type { ProviderModule } from '../providers/provider.ts'
import { parseOptions } from '../shared/parse-options.ts'

const selector = v.pipe(v.string('expected a CSS selector'), v.nonEmpty('expected a CSS selector'))
const pattern = v.union(
  [v.string(), v.instance(RegExp)],
  'expected an address pattern: text with * for anything, or a RegExp',
)

const signal = v.union(
  [
    /** A visible element. */
    v.strictObject({ selector }),
    /**
     * A field that has a value; it may be hidden. `in: 'parent'` looks in the document around the captcha's frame,
     * where a widget leaves its proof for the site's own form to submit.
     */
    v.strictObject({ filled: selector, in: v.optional(v.literal('parent')) }),
    /** An address of the document. */
    v.strictObject({ url: pattern }),
    /** Text visible in the document. */
    v.strictObject({ text: v.union([v.string(), v.instance(RegExp)]) }),
  ],
  "expected { selector }, { filled: selector }, { filled: selector, in: 'parent' }, { url: pattern } or { text }",
)

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))

/** Every field of a module: the source of its type and of its check. */
const moduleSchema = v.strictObject({
  /** The module's name in results, errors and reports. */
  name: v.pipe(v.string('expected a name'), v.nonEmpty('expected a name')),
  /**
   * Addresses of the documents it applies to: text with `*` for anything, a RegExp, or several of either.
   *
   * @default every document
   */
  matches: v.optional(v.union([pattern, v.array(pattern)])),
  /** Selector of the frame element that contains the captcha, if it is always in a frame. */
  frame: v.optional(selector),
  /** Selector of the image. */
  image: selector,
  /**
   * Selector of the field for the answer.
   *
   * @default the text field nearest to the image
   */
  input: v.optional(selector),
  /**
   * Selector of the control that submits the answer, or `false` if the page checks the answer as it is typed.
   *
   * @default the form's submit button
   */
  submit: v.optional(v.union([v.literal(false), selector])),
  /**
   * Selector of the control that shows another image.
   *
   * @default a control beside the image whose words say so
   */
  refresh: v.optional(selector),
  /**
   * Name of a query parameter, for libraries whose server draws another image for each request. Where no control shows another
   * image, the image is requested again with this parameter set to the time.
   *
   * @default the page is reloaded
   */
  cacheBuster: v.optional(v.pipe(v.string(), v.nonEmpty('expected the name of a query parameter'))),
  /** Natural size of the library's images, in pixels, for libraries that leave the markup to the application. */
  size: v.optional(v.strictObject({ width: positive, height: positive })),
  /** What the page shows when it accepts the answer. */
  accepted: v.optional(v.array(signal)),
  /** What the page shows when it rejects the answer. */
  rejected: v.optional(v.array(signal)),
  /** What is known about the answer. */
  answer: v.optional(answerRulesSchema),
  /**
   * Milliseconds for which an image can be answered after it was captured. An answer that is kept longer is read anew.
   *
   * @default 240000
   */
  lifetime: v.optional(v.pipe(v.number(), v.minValue(0), v.finite())),
  /** The name by which a provider knows these captchas. */
  providerModule: v.optional(v.custom<ProviderModule>((value) => typeof value === 'string' && value !== '')),
  /**
   * Whether clues in names, labels and shape must show that an image is a captcha, because the selector alone doesn't.
   *
   * @default false
   */
  needsClues: v.optional(v.boolean()),
})

/** Where a kind of captcha is on a page, how the page accepts or rejects an answer, and what is known about the answer. */
export type Module = Readonly<v.InferInput<typeof moduleSchema>>

/** What a page shows when it accepts or rejects an answer. */
export type Signal = v.InferInput<typeof signal>

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
