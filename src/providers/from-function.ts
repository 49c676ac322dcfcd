import { abortable } from '../shared/abort.ts'
import { checkReading } from './asking/check-reading.ts'
import type { Provider, ReadFunction } from './provider.ts'

/**
 * Makes a provider from a plain function, which is how `provider: (request) => ...` works.
 *
 * `read` rejects with what the function throws, and with a `ProviderError` if the function returns an empty text, a score
 * outside [0, 1] or anything that is not a text.
 *
 * @param name - default: the name of the function, or `'custom'` if it has none.
 */
export function fromFunction(read: ReadFunction, name = nameFunction(read)): Provider {
  return {
    name,
    async read(request) {
      request.signal?.throwIfAborted()
      return checkReading(await abortable(Promise.resolve(read(request)), request.signal), name)
    },
  }
}

/** A function written inline in the options is named after the option, which says nothing about it. */
function nameFunction({ name }: ReadFunction): string {
  return name === '' || name === 'provider' ? 'custom' : name
}
