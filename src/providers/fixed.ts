import * as v from 'valibot'
import { parseOptions } from '../shared/parse-options.ts'
import { checkReading } from './asking/check-reading.ts'
import type { Provider } from './provider.ts'

export interface FixedOptions {
  /** The answer to every image. */
  text: string
  /**
   * Its score, in [0, 1].
   *
   * @default 1
   */
  score?: number | undefined
}

export const fixedOptions = v.strictObject({
  text: v.pipe(
    v.string(),
    v.check((text) => text.trim() !== '', 'an answer must not be empty'),
  ),
  score: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
})

/**
 * A provider that always returns the same answer: for the test mode of a captcha, which accepts one fixed answer.
 * Sends nothing and costs nothing.
 *
 * @throws {InvalidOptionError} for an empty answer.
 * @example fixed('test-answer')
 */
export function fixed(answer: string | FixedOptions): Provider {
  const { text, score } = parseOptions(
    fixedOptions,
    typeof answer === 'string' ? { text: answer } : answer,
    'fixed()',
  )
  return {
    name: 'fixed',
    free: true,
    async read(request) {
      request.signal?.throwIfAborted()
      return checkReading({ text, score }, 'fixed')
    },
  }
}
