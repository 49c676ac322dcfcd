import { ProviderError } from '../../errors/index.ts'

import { ownError } from '../own-codes.ts'
import type { Provider, Reading, ReadRequest } from '../provider.ts'
import { callService } from '../service/call.ts'
import { parseServiceOptions, resolveEndpoint, SERVICE_CONCURRENCY } from '../service/options.ts'
import type { Service, ServiceCall } from '../service/service.ts'
import { toReading } from '../service/to-reading.ts'
import { assemblePieces } from './assemble.ts'
import { findTupuFailure, tupuFailures } from './failures.ts'
import { type TupuOptions, tupuKeyVariable, tupuOptions } from './options.ts'
import { prepareImage } from './prepare-image.ts'
import { type TupuFile, tupuReplySchema } from './reply.ts'

/** Images to send, or addresses from which the service downloads them: never both in one request. */
export type TupuImages = readonly Uint8Array[] | readonly string[]

export interface TupuProvider extends Provider {
  /**
   * Reads several images in one request.
   *
   * @returns in the order of the images, the reading of each, or the error that says why there is none.
   * @throws {ProviderError} if the whole request fails.
   */
  readAll(images: TupuImages, signal?: AbortSignal): Promise<(Reading | ProviderError)[]>
}

/**
 * Reads with Tupu's general OCR. Joins the pieces of text in reading order; the score is the lowest of theirs. Scales
 * images to the size the service accepts, with `sharp`.
 * Source: https://www.apistd.com, general OCR
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 * @example await tupu({ apiKey }).read({ image })
 */
export function tupu(options: TupuOptions = {}): TupuProvider {
  const settings = parseServiceOptions(tupuOptions, options, 'tupu()')
  const { name, gif, separator } = settings
  const service: Service = {
    ...settings,
    provider: name,
    keyVariable: tupuKeyVariable,
    failures: tupuFailures,
    findFailure: findTupuFailure,
  }

  /** Sends a form and returns what was found, in the order of `names`. */
  async function recognise(
    call: ServiceCall,
    form: FormData,
    names: string[],
  ): Promise<(TupuFile | undefined)[]> {
    for (const tag of [settings.tag ?? []].flat()) form.append('tag', tag)
    const url = resolveEndpoint(settings.baseUrl, '/v3/recognition/general-ocr')
    url.searchParams.set('key', call.key)
    const { data } = await call.send({ url, body: form, schema: tupuReplySchema, repeatable: false })
    const left = [...data.fileList]
    return names.map((name, index) => {
      const found = left.findIndex((file) => file.name === name)
      if (found >= 0) return left.splice(found, 1)[0]
      // If the service renames the files, it still keeps their order.
      return data.fileList.length === names.length ? data.fileList[index] : undefined
    })
  }

  function toOutcome(
    file: TupuFile | undefined,
    size: Size,
    request: Rules,
    call: ServiceCall,
  ): Reading | ProviderError {
    try {
      return toReading(assemblePieces(file?.objects ?? [], size, separator), request, name, call)
    } catch (error) {
      if (error instanceof ProviderError) return error
      throw error
    }
  }

  async function readFiles(
    files: readonly Uint8Array[],
    request: Rules,
    call: ServiceCall,
  ): Promise<(Reading | ProviderError)[]> {
    const { signal } = call
    const images = await Promise.all(files.map((file) => prepareImage(file, { provider: name, gif, signal })))
    const form = new FormData()
    const names = images.map(({ extension }, index) => `${index + 1}.${extension}`)
    for (const [index, { bytes, mediaType }] of images.entries()) {
      form.append('image', new Blob([bytes], { type: mediaType }), names[index])
    }
    const found = await recognise(call, form, names)
    return images.map((image, index) => toOutcome(found[index], image, request, call))
  }

  async function readAddresses(
    addresses: readonly string[],
    call: ServiceCall,
  ): Promise<(Reading | ProviderError)[]> {
    const form = new FormData()
    for (const address of addresses) form.append('image', address)
    if (settings.referer !== undefined) form.append('referer', settings.referer)
    const found = await recognise(call, form, [...addresses])
    // The service downloads these images, so their proportions aren't known here.
    return found.map((file) => toOutcome(file, { width: 1, height: 1 }, {}, call))
  }

  return {
    name,
    concurrency: SERVICE_CONCURRENCY,
    async read(request) {
      const [outcome] = await callService(service, request.signal, (call) =>
        readFiles([request.image], request, call),
      )
      if (outcome === undefined || outcome instanceof ProviderError) throw outcome
      return outcome
    },
    async readAll(images, signal) {
      if (images.length === 0) return []
      return callService(service, signal, (call) =>
        areAddresses(images) ? readAddresses(images, call) : readFiles(requireFiles(images, name), {}, call),
      )
    },
  }
}

type Size = { width: number; height: number }

type Rules = Pick<ReadRequest, 'arithmetic'>

function areAddresses(images: TupuImages): images is readonly string[] {
  return images.every((image) => typeof image === 'string')
}

function requireFiles(images: TupuImages, provider: string): readonly Uint8Array[] {
  if (images.every((image) => image instanceof Uint8Array)) return images as readonly Uint8Array[]
  throw ownError(
    'MIXED_IMAGES',
    `${provider} takes either images or addresses of images in one request, not both.`,
    { provider },
  )
}
