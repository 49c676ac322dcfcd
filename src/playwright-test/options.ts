import * as v from 'valibot'
import { type SolverOptions, solverSchema } from '../options.ts'
import { parseOptions } from '../shared/parse-options.ts'

/** The source of the options of `imageCaptcha`: the solver's, and what only a test runner has a use for. */
const testSchema = v.strictObject({
  ...solverSchema.entries,
  /**
   * Whether the time that a test spends in `solveImageCaptchas()` and `waitForQueueTurn()` is added to its timeout, so
   * that a slow reader does not end the test: the call's own `timeout` ends the call, with an error that says why. With
   * `false` that time counts as the test's.
   *
   * @default true
   */
  extendTimeout: v.optional(v.boolean(), true),
})

/** Options of `imageCaptcha`. */
export type ImageCaptchaOptions = v.InferInput<typeof testSchema>

/**
 * Checks the options of `imageCaptcha` and tells the runner's from the solver's.
 *
 * @throws {InvalidOptionError} naming the option that is unknown or wrong.
 */
export function splitOptions(options: ImageCaptchaOptions): { own: SolverOptions; extendTimeout: boolean } {
  const { extendTimeout } = parseOptions(testSchema, options, 'imageCaptcha')
  const { extendTimeout: _, ...own } = options
  return { own, extendTimeout }
}
