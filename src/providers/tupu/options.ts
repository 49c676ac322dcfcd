import * as v from 'valibot'
import { baseUrl, serviceEntries } from '../service/options.ts'

export const tupuKeyVariable = 'TUPU_API_KEY'

export const tupuOptions = v.strictObject({
  ...serviceEntries,
  /**
   * The name in results, errors and prices.
   *
   * @default 'tupu'
   */
  name: v.optional(v.string(), 'tupu'),
  /**
   * Address of the service.
   *
   * @default 'https://tupu.apistd.com'
   */
  baseUrl: v.optional(baseUrl, 'https://tupu.apistd.com'),
  /**
   * What to do with a GIF, which the service doesn't accept: `'still'` sends the frame that shows most, `'refuse'`
   * makes it an error.
   *
   * @default 'still'
   */
  gif: v.optional(v.picklist(['still', 'refuse']), 'still'),
  /**
   * Notes that the service stores with the images, in the same order. The last one applies to the remaining images.
   *
   * @default none
   */
  tag: v.optional(v.union([v.string(), v.array(v.string())])),
  /**
   * The `Referer` that the service sends when it downloads images given by address.
   *
   * @default none
   */
  referer: v.optional(v.string()),
  /**
   * Goes between the pieces of text that the service found in one image.
   *
   * @default ''
   */
  separator: v.optional(v.string(), ''),
})

export type TupuOptions = v.InferInput<typeof tupuOptions>
