import * as v from 'valibot'
import { pickAnswerRules } from '../answer-rules.ts'
import { InvalidImageError, type ProviderError } from '../errors/index.ts'
import { MissingRuntimeError } from '../recogniser/model/onnx-runtime.ts'
import { UnusableModelError } from '../recogniser/model/shared-session.ts'
import { createRecogniser, type Recogniser } from '../recogniser/recogniser.ts'
import { parseOptions } from '../shared/parse-options.ts'
import { ownError } from './own-codes.ts'
import type { Provider, ReadRequest } from './provider.ts'

export interface LocalOptions {
  /**
   * Path of your own model, an `.onnx` file with its `.json` card beside it.
   *
   * @default the model that comes with the package
   */
  model?: string | undefined
  /**
   * What runs the model: WebAssembly, or `onnxruntime-node`, if you have installed it. In WebAssembly the package's own
   * engine runs its model, and those that `training/learn.py` adapts; any other needs `onnxruntime-web`, which you install.
   *
   * @default 'native' if it is installed, else 'wasm'
   */
  runtime?: 'wasm' | 'native' | undefined
}

export const localOptions = v.strictObject({
  model: v.optional(v.pipe(v.string(), v.endsWith('.onnx', 'expected the path of an .onnx file'))),
  runtime: v.optional(v.picklist(['wasm', 'native'], "expected 'wasm' or 'native'")),
})

/**
 * The recogniser that comes with the package: reads images on this machine, without an account, in milliseconds, with a
 * calibrated score. Loads nothing before its first reading or `warmUp()`; all `local()` providers of a process share one model.
 *
 * `read` rejects with a `ProviderError`: `IMAGE_INVALID` (the bytes are not an image), `NO_TEXT` or `NOT_A_SUM` (nothing
 * in the image fits the request), all of kind `image`; `MODEL_UNUSABLE` (the weights or the runtime don't work); or
 * `PROVIDER_CLOSED`.
 *
 * @throws {InvalidOptionError} for an option that is unknown or wrong.
 */
export function local(options: LocalOptions = {}): Provider {
  const recogniser = createRecogniser(parseOptions(localOptions, options, 'local()'))
  let closed = false
  return {
    name: 'local',
    free: true,
    async read(request) {
      if (closed) throw fail('PROVIDER_CLOSED', 'is closed; make a new one with local().')
      request.signal?.throwIfAborted()
      const reading = await recognise(recogniser.recognise, request)
      if (!reading) throw request.arithmetic ? notSumError() : noTextError(request)
      return { ...reading, provider: 'local' }
    },
    async warmUp() {
      if (!closed) await recogniser.warmUp()
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
      throw fail('IMAGE_INVALID', `can't read this image. ${cause.summary}`, cause)
    if (cause instanceof UnusableModelError) throw modelError(cause)
    throw cause
  }
}

function modelError(cause: UnusableModelError): ProviderError {
  const advice =
    cause.cause instanceof MissingRuntimeError
      ? ''
      : ' Reinstall the package, or see its option "model" or "runtime" if you set one.'
  return fail('MODEL_UNUSABLE', `can't use its model: ${cause.message}${advice}`, cause)
}

function noTextError({ charset, length }: ReadRequest): ProviderError {
  const wanted = [
    charset === undefined ? '' : ` of the characters "${charset}"`,
    length === undefined ? '' : ` of length ${typeof length === 'number' ? length : length.join(' to ')}`,
  ].join('')
  return fail('NO_TEXT', `found no text${wanted} in the image. Try a fresh one.`)
}

function notSumError(): ProviderError {
  return fail(
    'NOT_A_SUM',
    'found no sum such as "3+5=" in the image, or none whose result fits. Try a fresh one, or leave out "arithmetic" if it shows text.',
  )
}

function fail(code: Parameters<typeof ownError>[0], what: string, cause?: unknown): ProviderError {
  return ownError(code, `local ${what}`, { provider: 'local', cause })
}
