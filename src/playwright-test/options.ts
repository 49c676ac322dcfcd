import * as v from 'valibot'
import { type SolverOptions, solverSchema } from '../options.ts'
import { parseOptions } from '../shared/parse-options.ts'

/** Options of `imageCaptcha`: the solver's, and those that only make sense in a test runner. */
export interface ImageCaptchaOptions extends SolverOptions {
  /**
   * Whether the time spent in `solveImageCaptchas()` and `waitForQueueTurn()` is added to the test's timeout, so that a
   * slow provider does not fail the test with a timeout. The call's own `timeout` still ends the call, with an error
   * that says why. With `false`, this time counts towards the test's timeout.
   *
   * @default true
   */
  extendTimeout?: boolean | undefined
}

/** Defines the options of `imageCaptcha`: the solver's, and those that only make sense in a test runner. */
export const testSchema = v.strictObject({
  ...solverSchema.entries,
  extendTimeout: v.optional(v.boolean(), true),
})

/**
 * Validates the options of `imageCaptcha` and separates the solver's from the runner's.
 *
 * @param owner - whose options they are, for the message.
 * @throws {InvalidOptionError} naming the unknown or invalid option.
 */
export function splitOptions(
  options: ImageCaptchaOptions,
  owner: string,
): {
  solverOptions: SolverOptions
  extendTimeout: boolean
} {
  const { extendTimeout } = parseOptions(testSchema, options, owner)
  const { extendTimeout: _, ...solverOptions } = options
  return { solverOptions, extendTimeout }
}
