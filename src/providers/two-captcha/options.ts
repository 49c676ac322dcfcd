import * as v from 'valibot'
import { baseUrl, type PoolOptions, poolEntries } from '../service/options.ts'

export const twoCaptchaKeyVariable = 'TWOCAPTCHA_API_KEY'

export interface TwoCaptchaOptions extends PoolOptions {
  /**
   * The name in results, errors and prices.
   *
   * @default 'twoCaptcha'
   */
  name?: string | undefined
  /**
   * Address of the service, or of another that speaks the same protocol, such as `https://api.rucaptcha.com`.
   *
   * @default 'https://api.2captcha.com'
   */
  baseUrl?: string | undefined
}

export const twoCaptchaOptions = v.strictObject({
  ...poolEntries,
  name: v.optional(v.string(), 'twoCaptcha'),
  baseUrl: v.optional(baseUrl, 'https://api.2captcha.com'),
})
