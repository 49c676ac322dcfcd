import * as v from 'valibot'
import { baseUrl, type ServiceOptions, serviceEntries } from '../service/options.ts'

export const tupuKeyVariable = 'TUPU_API_KEY'

export interface TupuOptions extends ServiceOptions {
  /**
   * The name in results, errors and prices.
   *
   * @default 'tupu'
   */
  name?: string | undefined
  /**
   * Address of the service.
   *
   * @default 'https://tupu.apistd.com'
   */
  baseUrl?: string | undefined
  /**
   * What to do with a GIF, which the service doesn't accept: `'still'` sends the frame that shows most, `'refuse'`
   * makes it an error.
   *
   * @default 'still'
   */
  gif?: 'still' | 'refuse' | undefined
  /**
   * Notes that the service stores with the images, in the same order. The last one applies to the remaining images.
   *
   * @default none
   */
  tag?: string | string[] | undefined
  /**
   * The `Referer` that the service sends when it downloads images given by address.
   *
   * @default none
   */
  referer?: string | undefined
  /**
   * Goes between the pieces of text that the service found in one image.
   *
   * @default ''
   */
  separator?: string | undefined
}

export const tupuOptions = v.strictObject({
  ...serviceEntries,
  name: v.optional(v.string(), 'tupu'),
  baseUrl: v.optional(baseUrl, 'https://tupu.apistd.com'),
  gif: v.optional(v.picklist(['still', 'refuse']), 'still'),
  tag: v.optional(v.union([v.string(), v.array(v.string())])),
  referer: v.optional(v.string()),
  separator: v.optional(v.string(), ''),
})
