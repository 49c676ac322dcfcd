import * as v from 'valibot'
import type { ProviderModule } from '../provider.ts'
import { type CallbackOptions, callbackSchema } from '../service/callback.ts'
import {
  baseUrl,
  milliseconds,
  type ServiceOptions,
  serviceEntries,
  type TaskOptions,
  taskEntries,
} from '../service/options.ts'

export const capsolverKeyVariable = 'CAPSOLVER_API_KEY'

/** The lowest `score` the service accepts. */
export const LOWEST_SCORE = 0.8

export interface CapsolverOptions extends ServiceOptions, TaskOptions {
  /**
   * The name in results, errors and prices, for another service that speaks the same protocol.
   *
   * @default 'capsolver'
   */
  name?: string | undefined
  /**
   * Address of the service, or of another that speaks the same protocol.
   *
   * @default 'https://api.capsolver.com'
   */
  baseUrl?: string | undefined
  /**
   * The kind of captcha. Unlisted names are passed through.
   *
   * @default the request's module, which for a page is the service's name for the module that found the captcha
   */
  module?: ProviderModule | undefined
  /**
   * The score, in [0.8, 1], below which the service doesn't charge for a reading.
   *
   * @default the request's minScore, if it is in that range
   */
  score?: number | undefined
  /**
   * Whether the answer is case-sensitive.
   *
   * @default what the request says
   */
  case?: boolean | undefined
  /**
   * Address of the page, which helps the recognition.
   *
   * @default the request's page, without query and fragment, which may hold session secrets
   */
  websiteURL?: string | undefined
  /**
   * A developer's application id, from the service's dashboard.
   *
   * @default none
   */
  appId?: string | undefined
  /**
   * Your own address, to which the service posts results as well. The provider doesn't listen there and still polls.
   * To receive results here instead, use `callback`.
   *
   * @default none
   */
  callbackUrl?: string | undefined
  /**
   * Receives results that aren't in the first reply, instead of polling for them. Polls if none arrives in time.
   *
   * @default none
   */
  callback?: CallbackOptions | undefined
  /**
   * Milliseconds before each poll for a result that isn't in the first reply.
   *
   * @default 3000
   */
  pollInterval?: number | undefined
}

export const capsolverOptions = v.strictObject({
  ...serviceEntries,
  ...taskEntries,
  name: v.optional(v.string(), 'capsolver'),
  baseUrl: v.optional(baseUrl, 'https://api.capsolver.com'),
  module: v.optional(v.custom<ProviderModule>((value) => typeof value === 'string', 'expected a string')),
  score: v.optional(v.pipe(v.number(), v.minValue(LOWEST_SCORE), v.maxValue(1))),
  case: v.optional(v.boolean()),
  websiteURL: v.optional(v.string()),
  appId: v.optional(v.string()),
  callbackUrl: v.optional(v.string()),
  callback: v.optional(callbackSchema),
  pollInterval: v.optional(milliseconds, 3_000),
})
