import * as v from 'valibot'
import { baseUrl, type WorkerServiceOptions, workerEntries } from '../service/options.ts'

export const inPhpKeyVariable = 'INPHP_API_KEY'

export interface InPhpOptions extends WorkerServiceOptions {
  /** Address of the service, where its `in.php` and `res.php` are: `https://2captcha.com`, for example. */
  baseUrl: string
  /**
   * The name in results, errors and prices.
   *
   * @default 'inPhp'
   */
  name?: string | undefined
  /**
   * The language of the text in the image, as the service abbreviates it, for example `'vi'`.
   *
   * @default none
   */
  language?: string | undefined
  /**
   * Whether to ask for what a reading cost with its text (`action=get2`), which 2Captcha and RuCaptcha understand.
   *
   * @default false
   */
  askCost?: boolean | undefined
}

export const inPhpOptions = v.strictObject({
  ...workerEntries,
  baseUrl,
  name: v.optional(v.string(), 'inPhp'),
  language: v.optional(v.pipe(v.string(), v.nonEmpty())),
  askCost: v.optional(v.boolean(), false),
})
