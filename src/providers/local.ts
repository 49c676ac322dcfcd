import * as v from 'valibot'
import { pickAnswerRules } from '../answer-rules.ts'
import { InvalidImageError, ProviderError } from '../errors/index.ts'
import { UnusableModelError } from '../recogniser/model/shared-session.ts'
import { createRecogniser, type Recogniser } from '../recogniser/recogniser.ts'
import { parseOptions } from '../shared/parse-options.ts'
import type { Provider, ReadRequest } from './provider.ts'

const optionsSchema = v.strictObject({
  /**
   * Path of the weights of a net of your own, an `.onnx` file with its `.json` card beside it.
   *
   * @default the net that comes with the package
   */
  model: v.optional(v.pipe(v.string(), v.endsWith('.onnx', 'expected the path of an .onnx file'))),
  /**
   * What runs the net: WebAssembly, or `onnxruntime-node` where you have installed it, which is faster.
   *
   * @default 'native' where it is installed, else 'wasm'
   */
  runtime: v.optional(v.picklist(['wasm', 'native'], "expected 'wasm' or 'native'")),
})

export type LocalOptions = v.InferInput<typeof optionsSchema>

/**
 * The recogniser that comes with the package: reads images on this machine, without an account, in milliseconds,
 * with an honest score. Nothing is loaded before its first reading; all `local()` of a process share one net.
 *
 * Its errors, each a `ProviderError`: `IMAGE_INVALID` (bytes that are no image), `NO_TEXT` and `NOT_A_SUM` (nothing in
 * the image fits what was asked for), all of kind `image`; `MODEL_UNUSABLE` (weights or runtime don't work)
 * and `PROVIDER_CLOSED`.
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 */
export function local(options: LocalOptions = {}): Provider {
  const recogniser = createRecogniser(parseOptions(optionsSchema, options, 'local()'))
  let closed = false
  return {
    name: 'local',
    free: true,
    async read(request) {
      if (closed) throw closedError()
      request.signal?.throwIfAborted()
      const reading = await recognise(recogniser.recognise, request)
      if (!reading) throw request.arithmetic ? notSumError() : noTextError(request)
      return { ...reading, provider: 'local' }
    },
    async close() {
      closed = true
      await recogniser.close()
    },
  }
}

async function recognise(read: Recogniser['recognise'], request: ReadRequest) {
  try {
    return await read(request.image, pickAnswerRules(request), request.signal)
  } catch (cause) {
    if (cause instanceof InvalidImageError)
      throw createError('image', 'IMAGE_INVALID', `was given no image it can read. ${cause.summary}`, cause)
    if (cause instanceof UnusableModelError) throw modelError(cause)
    throw cause
  }
}

function modelError(cause: UnusableModelError): ProviderError {
  const advice = 'Reinstall the package, or see its option "model" or "runtime" if you set one.'
  return createError('permanent', 'MODEL_UNUSABLE', `can't use its net: ${cause.message} ${advice}`, cause)
}

function noTextError({ charset, length }: ReadRequest): ProviderError {
  const wanted = [
    charset === undefined ? '' : ` of the characters "${charset}"`,
    length === undefined ? '' : ` of length ${typeof length === 'number' ? length : length.join(' to ')}`,
  ].join('')
  return createError('image', 'NO_TEXT', `found no text${wanted} in the image. Try a fresh one.`)
}

function notSumError(): ProviderError {
  return createError(
    'image',
    'NOT_A_SUM',
    'found no sum such as "3+5=" in the image, or none whose result fits. Try a fresh one, or leave out "arithmetic" if it shows text.',
  )
}

function closedError(): ProviderError {
  return createError('request', 'PROVIDER_CLOSED', 'is closed; make a new one with local().')
}

function createError(
  kind: ProviderError['kind'],
  code: string,
  what: string,
  cause?: unknown,
): ProviderError {
  return new ProviderError(`local ${what}`, { provider: 'local', kind, code, cause })
}
