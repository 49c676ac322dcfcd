import * as v from 'valibot'
import { baseUrl, type PoolOptions, poolEntries } from '../service/options.ts'

export const antiCaptchaKeyVariable = 'ANTICAPTCHA_API_KEY'

export interface AntiCaptchaOptions extends PoolOptions {
  /**
   * The name in results, errors and prices.
   *
   * @default 'antiCaptcha'
   */
  name?: string | undefined
  /**
   * Address of the service, or of another that speaks the same protocol.
   *
   * @default 'https://api.anti-captcha.com'
   */
  baseUrl?: string | undefined
  /**
   * Address that the service files the costs under, in its statistics. The request's page is not sent.
   *
   * @default none
   */
  websiteURL?: string | undefined
}

export const antiCaptchaOptions = v.strictObject({
  ...poolEntries,
  name: v.optional(v.string(), 'antiCaptcha'),
  baseUrl: v.optional(baseUrl, 'https://api.anti-captcha.com'),
  websiteURL: v.optional(v.string()),
})
