import * as v from 'valibot'
import { defineModule, type Module, type ModuleName, modules } from './modules/index.ts'
import { type Condition, isCondition } from './page/confirm/condition.ts'
import { type BudgetOptions, budgetSchema } from './providers/asking/budget.ts'
import { type ChainMember, toLinks } from './providers/chain.ts'
import { local } from './providers/local.ts'
import { isOriginPattern } from './shared/origins.ts'
import { parseOptions } from './shared/parse-options.ts'

/** How captchas are solved that nobody has called for. */
export interface AutoOptions {
  /**
   * Which forms are submitted. `'alone'`: those in which a person has nothing else to fill in, such as a wall in front of
   * a page. `'always'`: every form. `'never'`: none. The answer of a form that is not submitted is typed and kept, and
   * typed again when the image changes.
   *
   * @default 'alone'
   */
  submit?: 'alone' | 'always' | 'never' | undefined
  /**
   * Which captchas to look for, as in the option `modules`.
   *
   * @default the solver's
   */
  modules?: (ModuleName | Module)[] | undefined
  /**
   * Origins of the pages that may be acted on without a call, as in the option `origins`.
   *
   * @default the solver's
   */
  origins?: string[] | undefined
}

/** Options of one call. They override the solver's. */
export interface SolveOptions {
  /**
   * Reads the images: one provider, several to try in order, or a function `(request) => text`.
   *
   * @default local()
   */
  provider?: ChainMember | readonly ChainMember[] | undefined
  /**
   * Origins of the pages that may be acted on, for example `https://staging.example.com`, or `https://*.example.com` for
   * every subdomain. Loopback addresses are always allowed, and pages that only the test can have made: with `setContent()`,
   * or as a `data:` or `file:` page.
   *
   * @default []
   */
  origins?: string[] | undefined
  /**
   * Which captchas to look for: names of the package's modules, and modules made with `defineModule`. Each image goes to
   * the first module, in this order, that recognises it.
   *
   * @default every module of the package
   */
  modules?: (ModuleName | Module)[] | undefined
  /**
   * Minimum score in [0, 1]. A reading below it is not typed, and a new image is requested. Readings of a provider that
   * gives no scores are always typed.
   *
   * @default 0.8
   */
  minScore?: number | undefined
  /**
   * Maximum number of answers to submit per captcha.
   *
   * @default 5
   */
  attempts?: number | undefined
  /**
   * Maximum number of images to read per captcha. An image whose reading scored too low to type costs the page nothing, so
   * a free provider may read many.
   *
   * @default 25 if every provider is free, else 5
   */
  images?: number | undefined
  /**
   * Timeout of the whole call, in milliseconds.
   *
   * @default 60000
   */
  timeout?: number | undefined
  /**
   * Whether a page without a captcha is an error, which lists what was looked for. With `false`, the result is empty.
   *
   * @default true
   */
  required?: boolean | undefined
  /**
   * How long to wait for a captcha to appear, in milliseconds. With `required: false`, the page is searched only once.
   *
   * @default 5000
   */
  appearTimeout?: number | undefined
  /** Aborts the call, with a `SolveAbortedError`. */
  signal?: AbortSignal | undefined
  /**
   * Whether to submit the form after typing the answer.
   *
   * @default true
   */
  submit?: boolean | undefined
  /**
   * What the page shows once it has accepted the answer: a CSS selector, `{ selector }`, `{ text }`, `{ url }`, a
   * Playwright locator, a function of the page, or an array of these, any of which is enough. If given, nothing else counts
   * as accepted, and the call resolves as soon as it shows.
   *
   * @default []
   */
  accepted?: Condition | Condition[] | undefined
  /**
   * What the page shows once it has rejected the answer, in the same form as `accepted`.
   *
   * @default []
   */
  rejected?: Condition | Condition[] | undefined
  /**
   * How to capture the image: `'auto'` takes its own bytes or pixels where they are available, `'screenshot'` always takes
   * a screenshot of the element.
   *
   * @default 'auto'
   */
  capture?: 'auto' | 'screenshot' | undefined
  /**
   * Whether to show the state of each captcha on the page, as a thin frame and a label, for people who watch. They are
   * never part of the captured image, and are removed at the end.
   *
   * @default false
   */
  visualFeedback?: boolean | undefined
  /**
   * Whether to throw errors. With `false`, the error is in the result's `error`.
   *
   * @default true
   */
  throwOnError?: boolean | undefined
}

/** Options of a solver. */
export interface SolverOptions extends SolveOptions {
  /**
   * Maximum number of images read at the same time, across all pages and providers.
   *
   * @default as many as each provider says of itself: 4 for `local()` and your own, 50 for services
   */
  concurrency?: number | undefined
  /**
   * Whether to solve captchas automatically as they appear, on every page that has the methods, beside whoever uses the
   * page: the focus, the selection and the scroll position stay as they are. `true` submits what has nothing else to fill
   * in around it, and only types the answers of other forms. An object says otherwise: `{ submit, modules, origins }`.
   *
   * @default false
   */
  auto?: boolean | AutoOptions | undefined
  /**
   * Limits on requests to paid providers, across all pages, and in Playwright Test across all workers of a run.
   *
   * @default no limit
   */
  budget?: BudgetOptions | undefined
}

const milliseconds = v.pipe(v.number(), v.minValue(0), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Images of one captcha that are read at most. */
const [freeImages, paidImages] = [25, 5]
const moduleNames = Object.keys(modules) as ModuleName[]

const condition = v.custom<Condition>(
  isCondition,
  'give a CSS selector, { selector }, { text }, { url }, a locator or a function of the page',
)
const conditions = v.pipe(
  v.union([condition, v.array(condition)], condition.message as string),
  v.transform((given): readonly Condition[] => (Array.isArray(given) ? given : [given as Condition])),
)

const originsSchema = v.array(
  v.pipe(v.string(), v.check(isOriginPattern, 'give an origin such as https://staging.example.com')),
)
const modulesSchema = v.array(
  v.union([
    v.picklist(moduleNames),
    v.custom<Module>((value) => typeof value === 'object' && value !== null),
  ]),
)

const autoSchema = v.strictObject({
  submit: v.optional(v.picklist(['alone', 'always', 'never']), 'alone'),
  modules: v.optional(modulesSchema),
  origins: v.optional(originsSchema),
})

/** The options that a single call can override. */
const callEntries = {
  provider: v.optional(
    v.custom<ChainMember | readonly ChainMember[]>((value) => value != null),
    () => local(),
  ),
  origins: v.optional(originsSchema, []),
  modules: v.optional(modulesSchema, moduleNames),
  minScore: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.8),
  attempts: v.optional(count, 5),
  images: v.optional(count),
  timeout: v.optional(milliseconds, 60_000),
  required: v.optional(v.boolean(), true),
  appearTimeout: v.optional(milliseconds, 5_000),
  signal: v.optional(v.instance(AbortSignal)),
  submit: v.optional(v.boolean(), true),
  accepted: v.optional(conditions, []),
  rejected: v.optional(conditions, []),
  capture: v.optional(v.picklist(['auto', 'screenshot']), 'auto'),
  visualFeedback: v.optional(v.boolean(), false),
  throwOnError: v.optional(v.boolean(), true),
}

/** The default and check of every option. */
export const solverSchema = v.strictObject({
  ...callEntries,
  concurrency: v.optional(count),
  auto: v.optional(
    v.union([v.boolean(), autoSchema], 'give true, false or { submit, modules, origins }'),
    false,
  ),
  budget: v.optional(budgetSchema),
})
export const callSchema = v.strictObject(callEntries)

/** Options with defaults filled in and module names resolved. */
export type Settings = Omit<
  v.InferOutput<typeof solverSchema>,
  'provider' | 'modules' | 'images' | 'auto'
> & {
  images: number
  auto: v.InferOutput<typeof autoSchema> | false
  providers: readonly ChainMember[]
  modules: readonly Module[]
}

/**
 * Checks the options of a solver and, where given, those of one call, which override them.
 *
 * @throws {InvalidOptionError}
 */
export function resolveOptions(options: SolverOptions, overrides: SolveOptions = {}): Settings {
  parseOptions(callSchema, overrides, 'solveImageCaptchas()')
  const {
    provider,
    modules: chosen,
    auto,
    ...rest
  } = parseOptions(solverSchema, { ...options, ...withoutUndefined(overrides) }, 'createSolver()')
  const providers = (Array.isArray(provider) ? provider : [provider]) as readonly ChainMember[]
  // Also checks the providers, so that an invalid one is reported before a page is touched.
  const isFree = toLinks(providers).every(({ provider }) => provider.free)
  return {
    ...rest,
    auto: auto === true ? v.parse(autoSchema, {}) : auto,
    images: rest.images ?? (isFree ? freeImages : paidImages),
    providers,
    modules: chosen.map((module) => (typeof module === 'string' ? modules[module] : defineModule(module))),
  }
}

/** Checks the options of a solver and returns those for what it does without a call. */
export function resolveAutoOptions(
  options: SolverOptions,
): Settings & { auto: v.InferOutput<typeof autoSchema> } {
  const { auto } = resolveOptions(options)
  const { modules, origins, submit } = auto || v.parse(autoSchema, {})
  const settings = resolveOptions(options, { modules, origins, required: false })
  return { ...settings, auto: { submit } }
}

function withoutUndefined(options: SolveOptions): SolveOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
