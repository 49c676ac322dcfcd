import * as v from 'valibot'
import { answerRulesSchema } from '../answer-rules.ts'
import type { ProviderModule } from '../providers/provider.ts'
import { parseOptions } from '../shared/parse-options.ts'

const selector = v.pipe(v.string('Give a CSS selector.'), v.nonEmpty('Give a CSS selector.'))
const pattern = v.union(
  [v.string(), v.instance(RegExp)],
  'Give an address pattern: text with * for anything, or a RegExp.',
)

const signal = v.union(
  [
    /** An element that is shown. */
    v.strictObject({ selector }),
    /**
     * A field, a hidden one too, that has a value. `in: 'parent'` looks into the document that holds the captcha's
     * frame: a widget in a frame leaves its proof beside the frame, where the site's own form sends it from.
     */
    v.strictObject({ filled: selector, in: v.optional(v.literal('parent')) }),
    /** The address of the document. */
    v.strictObject({ url: pattern }),
    /** Text that the document shows. */
    v.strictObject({ text: v.union([v.string(), v.instance(RegExp)]) }),
  ],
  "Give { selector }, { filled: selector }, { filled: selector, in: 'parent' }, { url: pattern } or { text }.",
)

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))

/** The source of what a module may say, of its types and of its checks. */
const moduleSchema = v.strictObject({
  /** How results, errors and reports name it. */
  name: v.pipe(v.string('Give the module a name.'), v.nonEmpty('Give the module a name.')),
  /** Documents it applies to, by their address: text with `*` for anything, a RegExp, or several. Everywhere when left out. */
  matches: v.optional(v.union([pattern, v.array(pattern)])),
  /** Selector of the frame element that holds the captcha, where it only ever stands in one. */
  frame: v.optional(selector),
  /** Selector of the image. */
  image: selector,
  /** Selector of the field for the answer. The text field nearest to the image when left out. */
  input: v.optional(selector),
  /** Selector of what sends the answer; `false` where the page checks it as it is typed. The form's own button when left out. */
  submit: v.optional(v.union([v.literal(false), selector])),
  /** Selector of what shows another image. A control beside the image that says so when left out. */
  refresh: v.optional(selector),
  /** Size of the library's images, for libraries that leave the markup to the application. */
  size: v.optional(v.strictObject({ width: positive, height: positive })),
  /** What the page shows when it has taken the answer. */
  accepted: v.optional(v.array(signal)),
  /** What the page shows when it has refused the answer. */
  rejected: v.optional(v.array(signal)),
  /** What is known about the answer. */
  answer: v.optional(answerRulesSchema),
  /** The name a provider knows these captchas by. */
  providerModule: v.optional(v.custom<ProviderModule>((value) => typeof value === 'string' && value !== '')),
  /** Whether clues in names, labels and shape must show that an image is a captcha, as the selector alone doesn't. */
  needsClues: v.optional(v.boolean()),
})

/** Where one kind of captcha stands on a page, how the page answers, and what is known about the answer. */
export type Module = Readonly<v.InferInput<typeof moduleSchema>>

/** What a page shows when it has taken or refused an answer. */
export type Signal = v.InferInput<typeof signal>

/**
 * Describes captchas that no module of the package knows, or knows otherwise.
 *
 * @throws {InvalidOptionError} naming the field that is wrong.
 * @example
 * defineModule({ name: 'my-shop', image: 'img.code', input: '#code', answer: { charset: '0123456789', length: 5 } })
 */
export function defineModule(spec: Module): Module {
  const name = typeof spec?.name === 'string' && spec.name !== '' ? `module "${spec.name}"` : 'defineModule'
  return Object.freeze(parseOptions(moduleSchema, spec, name))
}
