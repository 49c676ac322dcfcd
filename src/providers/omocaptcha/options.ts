import * as v from 'valibot'
import {
  baseUrl,
  milliseconds,
  type ServiceOptions,
  serviceEntries,
  type TaskOptions,
  taskEntries,
} from '../service/options.ts'

export const omocaptchaKeyVariable = 'OMOCAPTCHA_API_KEY'

export interface OmocaptchaOptions extends ServiceOptions, TaskOptions {
  /**
   * The name in results, errors and prices.
   *
   * @default 'omocaptcha'
   */
  name?: string | undefined
  /**
   * Which generation of the API is called.
   *
   * @default 'v1'
   */
  api?: 'v1' | 'v2' | undefined
  /**
   * Address of the service.
   *
   * @default 'https://omocaptcha.com/api', with `api: 'v2'` 'https://api.omocaptcha.com/v2'
   */
  baseUrl?: string | undefined
  /**
   * With `api: 'v1'`, which of the service's recognisers reads the image. `'30'` reads any text.
   *
   * @default '30'
   */
  typeJobId?: string | undefined
  /**
   * With `api: 'v2'`, the service's name for the kind of captcha.
   *
   * @default none: the service decides
   */
  module?: string | undefined
  /**
   * Milliseconds before each poll for the result.
   *
   * @default 2000
   */
  pollInterval?: number | undefined
}

export const omocaptchaOptions = v.strictObject({
  ...serviceEntries,
  ...taskEntries,
  name: v.optional(v.string(), 'omocaptcha'),
  api: v.optional(v.picklist(['v1', 'v2']), 'v1'),
  baseUrl: v.optional(baseUrl),
  typeJobId: v.optional(v.string(), '30'),
  module: v.optional(v.string()),
  pollInterval: v.optional(milliseconds, 2_000),
})
