import * as v from 'valibot'
import { ProviderError } from '../../errors/index.ts'
import { parseOptions } from '../../shared/parse-options.ts'
import { checkReading } from '../asking/check-reading.ts'
import { keyVariables } from '../key-variables.ts'
import type { Provider, Reading } from '../provider.ts'
import { callService } from '../service/call.ts'
import { baseUrl, resolveEndpoint, serviceEntries } from '../service/options.ts'
import type { Service, ServiceCall } from '../service/service.ts'
import { toAnswer } from '../service/to-answer.ts'
import { assemblePieces } from './assemble.ts'
import { prepareImage } from './prepare-image.ts'
import { findTupuFailure, type TupuFile, tupuFailures, tupuReplySchema } from './reply.ts'

const optionsSchema = v.strictObject({
  ...serviceEntries,
  /**
   * How results, errors and prices name it.
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
   * What is done with a GIF, which the service doesn't take: `'still'` sends the frame that shows most, `'refuse'`
   * makes it an error.
   *
   * @default 'still'
   */
  gif: v.optional(v.picklist(['still', 'refuse']), 'still'),
  /**
   * Notes that the service keeps with the images, in their order. The last one holds for the images that remain.
   *
   * @default none
   */
  tag: v.optional(v.union([v.string(), v.array(v.string())])),
  /**
   * The `Referer` with which the service downloads images given by address.
   *
   * @default none
   */
  referer: v.optional(v.string()),
  /**
   * What is put between the pieces of text that the service found in one image.
   *
   * @default ''
   */
  separator: v.optional(v.string(), ''),
})

export type TupuOptions = v.InferInput<typeof optionsSchema>

/** Images to send, or addresses that the service downloads them from. One request has either. */
export type TupuImages = readonly Uint8Array[] | readonly string[]

export interface TupuProvider extends Provider {
  /**
   * Reads several images in one request. Gives, in their order, each one's reading, or the error that says why there is
   * none.
   *
   * @throws {ProviderError} when the request fails as a whole.
   */
  readAll(images: TupuImages, signal?: AbortSignal): Promise<(Reading | ProviderError)[]>
}

/**
 * Reads with Tupu's general OCR. What it finds is put together in reading order; the score is that of the piece it is
 * least sure of. Images are scaled to what the service asks for, which needs `sharp`.
 * Source: https://www.apistd.com, general OCR
 *
 * @throws {InvalidOptionError} for an option it doesn't know or can't use.
 * @example await tupu({ apiKey }).read({ image })
 */
export function tupu(options: TupuOptions = {}): TupuProvider {
  const settings = parseOptions(optionsSchema, options, 'tupu()')
  const { name, gif, separator } = settings
  const service: Service = {
    ...settings,
    provider: name,
    environmentVariable: keyVariables.tupu,
    failures: tupuFailures,
    findFailure: findTupuFailure,
  }

  /** Sends a form and gives what was found, in the order of `names`. */
  async function recognise(
    call: ServiceCall,
    form: FormData,
    names: string[],
  ): Promise<(TupuFile | undefined)[]> {
    for (const tag of [settings.tag ?? []].flat()) form.append('tag', tag)
    const url = resolveEndpoint(settings.baseUrl, '/v3/recognition/general-ocr')
    url.searchParams.set('key', call.key)
    const { data } = await call.post({ url, body: form, schema: tupuReplySchema, repeatable: false })
    const left = [...data.fileList]
    return names.map((name, index) => {
      const found = left.findIndex((file) => file.name === name)
      if (found >= 0) return left.splice(found, 1)[0]
      // A service that gives names of its own still keeps the order.
      return data.fileList.length === names.length ? data.fileList[index] : undefined
    })
  }

  function toOutcome(file: TupuFile | undefined, size: Size, call: ServiceCall): Reading | ProviderError {
    const { text, score } = assemblePieces(file?.objects ?? [], size, separator)
    try {
      return checkReading({ text, score }, name, call.seen)
    } catch (error) {
      if (error instanceof ProviderError) return error
      throw error
    }
  }

  async function readFiles(
    images: readonly Uint8Array[],
    call: ServiceCall,
  ): Promise<(Reading | ProviderError)[]> {
    const pictures = await Promise.all(images.map((image) => prepareImage(image, { provider: name, gif })))
    const form = new FormData()
    const names = pictures.map((picture, index) => `${index + 1}.${picture.extension}`)
    for (const [index, { bytes, mediaType }] of pictures.entries()) {
      form.append('image', new Blob([bytes], { type: mediaType }), names[index])
    }
    const files = await recognise(call, form, names)
    return pictures.map((picture, index) => toOutcome(files[index], picture, call))
  }

  async function readAddresses(
    addresses: readonly string[],
    call: ServiceCall,
  ): Promise<(Reading | ProviderError)[]> {
    const form = new FormData()
    for (const address of addresses) form.append('image', address)
    if (settings.referer !== undefined) form.append('referer', settings.referer)
    const files = await recognise(call, form, [...addresses])
    // Of an image that was never here, the proportions aren't known.
    return files.map((file) => toOutcome(file, { width: 1, height: 1 }, call))
  }

  return {
    name,
    async read(request) {
      const [outcome] = await callService(service, request.signal, (call) => readFiles([request.image], call))
      if (outcome === undefined || outcome instanceof ProviderError) throw outcome
      return { ...outcome, text: toAnswer(outcome.text, request) }
    },
    async readAll(images, signal) {
      if (images.length === 0) return []
      return callService(service, signal, (call) =>
        areAddresses(images) ? readAddresses(images, call) : readFiles(requireFiles(images, name), call),
      )
    },
  }
}

type Size = { width: number; height: number }

function areAddresses(images: TupuImages): images is readonly string[] {
  return images.every((image) => typeof image === 'string')
}

function requireFiles(images: TupuImages, provider: string): readonly Uint8Array[] {
  if (images.every((image) => image instanceof Uint8Array)) return images as readonly Uint8Array[]
  throw new ProviderError(`${provider} takes images or addresses of images in one request, not both.`, {
    provider,
    kind: 'request',
    code: 'MIXED_IMAGES',
  })
}
