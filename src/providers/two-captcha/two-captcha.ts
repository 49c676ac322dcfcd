import { defined } from '../../shared/defined.ts'
import { describeAnswer } from '../service/describe-answer.ts'
import { parseServiceOptions } from '../service/options.ts'
import { createTaskProvider, reportTo, type TaskProvider } from '../service/task-provider.ts'
import { twoCaptchaFailures } from './failures.ts'
import { type TwoCaptchaOptions, twoCaptchaKeyVariable, twoCaptchaOptions } from './options.ts'

/**
 * Reads with 2Captcha, where people read, or RuCaptcha. Sends what is known about the answer, returns what the reading
 * cost, and reports accepted and rejected answers. It returns no scores.
 * Source: https://2captcha.com/api-docs/normal-captcha
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example await twoCaptcha({ apiKey }).read({ image, length: 5 })
 */
export function twoCaptcha(options: TwoCaptchaOptions = {}): TaskProvider {
  const settings = parseServiceOptions(twoCaptchaOptions, options, 'twoCaptcha()')
  const { comment, languagePool } = settings
  return createTaskProvider({
    settings,
    keyVariable: twoCaptchaKeyVariable,
    failures: twoCaptchaFailures,
    describeTask: (request) => ({
      ...describeAnswer(request),
      ...defined({ comment }),
    }),
    fields: defined({ languagePool }),
    reports: { accepted: reportTo('/reportCorrect'), rejected: reportTo('/reportIncorrect') },
  })
}
