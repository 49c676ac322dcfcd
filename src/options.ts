import * as v from 'valibot'
import { defineModule, type Module, type ModuleName, modules } from './modules/index.ts'
import { budgetSchema } from './providers/asking/budget.ts'
import { type ChainMember, toLinks } from './providers/chain.ts'
import { local } from './providers/local.ts'
import { isOriginPattern } from './shared/origins.ts'
import { parseOptions } from './shared/parse-options.ts'

const milliseconds = v.pipe(v.number(), v.minValue(0), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const moduleNames = Object.keys(modules) as ModuleName[]

/** What may be said anew for one call. */
const callEntries = {
  /**
   * What reads the images: one provider, several tried in order, or a function `(request) => text`.
   *
   * @default local()
   */
  provider: v.optional(
    v.custom<ChainMember | readonly ChainMember[]>((value) => value != null),
    () => local(),
  ),
  /**
   * Origins of the pages that may be acted on, for example `https://staging.example.com`; `https://*.example.com` for
   * every subdomain. Loopback addresses always are.
   *
   * @default []
   */
  origins: v.optional(
    v.array(
      v.pipe(v.string(), v.check(isOriginPattern, 'give an origin such as https://staging.example.com')),
    ),
    [],
  ),
  /**
   * Which captchas are looked for: names of the package's modules, and modules of `defineModule`. They are offered a
   * image in this order.
   *
   * @default every module of the package
   */
  modules: v.optional(
    v.array(
      v.union([
        v.picklist(moduleNames),
        v.custom<Module>((value) => typeof value === 'object' && value !== null),
      ]),
    ),
    moduleNames,
  ),
  /**
   * The score in [0, 1] under which a reading isn't typed and a fresh image is asked for. A provider without scores
   * has no opinion: what it reads is typed.
   *
   * @default 0.8
   */
  minScore: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.8),
  /**
   * How many images of one captcha are tried.
   *
   * @default 5
   */
  attempts: v.optional(count, 5),
  /**
   * Milliseconds the whole call may take.
   *
   * @default 60000
   */
  timeout: v.optional(milliseconds, 60_000),
  /**
   * Whether a page without a captcha is an error, which explains what was looked for. With `false` the result is empty.
   *
   * @default true
   */
  required: v.optional(v.boolean(), true),
  /**
   * Milliseconds a captcha may take to appear. With `required: false` the page is looked at once.
   *
   * @default 5000
   */
  appearTimeout: v.optional(milliseconds, 5_000),
  /** Ends the call early, with a `SolveAbortedError`. */
  signal: v.optional(v.instance(AbortSignal)),
  /**
   * Whether the answer is sent as well as typed.
   *
   * @default true
   */
  submit: v.optional(v.boolean(), true),
  /**
   * How an image is taken from the page: `'auto'` takes its own bytes or pixels where they can be had, `'screenshot'`
   * always a screenshot of the element.
   *
   * @default 'auto'
   */
  capture: v.optional(v.picklist(['auto', 'screenshot']), 'auto'),
  /**
   * Whether a thin frame and a label show on the page what is going on with a captcha, for people who watch. They are
   * never in the image that is read, and go in the end.
   *
   * @default false
   */
  visualFeedback: v.optional(v.boolean(), false),
  /**
   * Whether an error is thrown. With `false` it is in the result's `error`.
   *
   * @default true
   */
  throwOnError: v.optional(v.boolean(), true),
}

/** The source of every option's type, default and check. */
export const solverSchema = v.strictObject({
  ...callEntries,
  /**
   * How many images are read at the same time, over all pages.
   *
   * @default 4
   */
  concurrency: v.optional(count, 4),
  /**
   * Whether captchas are solved by themselves as they come up, on every page the methods are on. Forms are sent as
   * soon as their captcha is read, so it suits pages that hold nothing else: a waiting room's, a challenge's.
   *
   * @default false
   */
  auto: v.optional(v.boolean(), false),
  /**
   * What may be sent to providers that cost something, over all pages.
   *
   * @default no limit
   */
  budget: v.optional(budgetSchema),
})
export const callSchema = v.strictObject(callEntries)

/** Options of a solver. */
export type SolverOptions = v.InferInput<typeof solverSchema>

/** Options of one call: they stand in for the solver's. */
export type SolveOptions = v.InferInput<typeof callSchema>

/** Options with defaults filled in and names looked up. */
export type Settings = Omit<v.InferOutput<typeof solverSchema>, 'provider' | 'modules'> & {
  providers: readonly ChainMember[]
  modules: readonly Module[]
}

/**
 * Checks the options of a solver and, where given, those of one call, which are laid over them.
 *
 * @throws {InvalidOptionError}
 */
export function resolveOptions(options: SolverOptions, overrides: SolveOptions = {}): Settings {
  parseOptions(callSchema, overrides, 'solveImageCaptchas()')
  const {
    provider,
    modules: chosen,
    ...rest
  } = parseOptions(solverSchema, { ...options, ...withoutUndefined(overrides) }, 'createSolver()')
  const providers = (Array.isArray(provider) ? provider : [provider]) as readonly ChainMember[]
  // Taken apart once here, so that a provider that is none is named before a page is touched.
  toLinks(providers)
  return {
    ...rest,
    providers,
    modules: chosen.map((module) => (typeof module === 'string' ? modules[module] : defineModule(module))),
  }
}

function withoutUndefined(options: SolveOptions): SolveOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
