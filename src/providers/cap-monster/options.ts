import * as v from 'valibot'
import {
  baseUrl,
  milliseconds,
  type ServiceOptions,
  serviceEntries,
  type TaskOptions,
  taskEntries,
} from '../service/options.ts'

export const capMonsterKeyVariable = 'CAPMONSTER_API_KEY'

export interface CapMonsterOptions extends ServiceOptions, TaskOptions {
  /**
   * The name in results, errors and prices.
   *
   * @default 'capMonster'
   */
  name?: string | undefined
  /**
   * Address of the service, or of another that speaks the same protocol.
   *
   * @default 'https://api.capmonster.cloud'
   */
  baseUrl?: string | undefined
  /**
   * The service's own name for the kind of captcha, for example `'botdetect'`. The request's module is CapSolver's name,
   * and is not sent.
   *
   * @default none: the service's universal recogniser
   */
  module?: string | undefined
  /**
   * The score, in [0, 1], below which the service returns no reading and charges nothing.
   *
   * @default the request's minScore
   */
  threshold?: number | undefined
  /**
   * Milliseconds before each poll for the result. The service refuses to be polled more often than every two seconds.
   *
   * @default 2000
   */
  pollInterval?: number | undefined
}

export const capMonsterOptions = v.strictObject({
  ...serviceEntries,
  ...taskEntries,
  name: v.optional(v.string(), 'capMonster'),
  baseUrl: v.optional(baseUrl, 'https://api.capmonster.cloud'),
  module: v.optional(v.string()),
  threshold: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  pollInterval: v.optional(milliseconds, 2_000),
})
