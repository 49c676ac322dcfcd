import * as v from 'valibot'
import { baseUrl, milliseconds, serviceEntries, taskEntries } from '../service/options.ts'

export const omocaptchaKeyVariable = 'OMOCAPTCHA_API_KEY'

export const omocaptchaOptions = v.strictObject({
  ...serviceEntries,
  ...taskEntries,
  /**
   * The name in results, errors and prices.
   *
   * @default 'omocaptcha'
   */
  name: v.optional(v.string(), 'omocaptcha'),
  /**
   * Which generation of the API is called.
   *
   * @default 'v1'
   */
  api: v.optional(v.picklist(['v1', 'v2']), 'v1'),
  /**
   * Address of the service.
   *
   * @default 'https://omocaptcha.com/api', with `api: 'v2'` 'https://api.omocaptcha.com/v2'
   */
  baseUrl: v.optional(baseUrl),
  /**
   * With `api: 'v1'`, which of the service's recognisers reads the image. `'30'` reads any text.
   *
   * @default '30'
   */
  typeJobId: v.optional(v.string(), '30'),
  /**
   * With `api: 'v2'`, the service's name for the kind of captcha.
   *
   * @default none: the service decides
   */
  module: v.optional(v.string()),
  /**
   * Milliseconds before each poll for the result.
   *
   * @default 2000
   */
  pollInterval: v.optional(milliseconds, 2_000),
})

export type OmocaptchaOptions = v.InferInput<typeof omocaptchaOptions>
