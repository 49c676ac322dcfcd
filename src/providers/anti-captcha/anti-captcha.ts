import { defined } from '../../shared/defined.ts'
import { describeAnswer } from '../service/describe-answer.ts'
import { parseServiceOptions } from '../service/options.ts'
import { createTaskProvider, reportTo, type TaskProvider } from '../service/task-provider.ts'
import { antiCaptchaFailures } from './failures.ts'
import { type AntiCaptchaOptions, antiCaptchaKeyVariable, antiCaptchaOptions } from './options.ts'

/**
 * Reads with Anti-Captcha, where people read. Sends what is known about the answer, returns what the reading cost, and
 * reports rejected answers, which the service accepts within a minute. It returns no scores.
 * Source: https://anti-captcha.com/apidoc/task-types/ImageToTextTask
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example await antiCaptcha({ apiKey }).read({ image, charset: '0123456789' })
 */
export function antiCaptcha(options: AntiCaptchaOptions = {}): TaskProvider {
  const settings = parseServiceOptions(antiCaptchaOptions, options, 'antiCaptcha()')
  const { comment, languagePool, websiteURL } = settings
  return createTaskProvider({
    settings,
    keyVariable: antiCaptchaKeyVariable,
    failures: antiCaptchaFailures,
    describeTask: (request) => ({
      ...describeAnswer(request),
      ...defined({ comment, websiteURL, languagePool }),
    }),
    reports: { rejected: reportTo('/reportIncorrectImageCaptcha') },
  })
}
